using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;

namespace HeadlessCrm.GraphQL.Incremental;

/// <summary>Why the later payloads of a response end before all of them are written.</summary>
/// <param name="Outcome">What measurements call it.</param>
/// <param name="Error">What the client is told; null for the error that halted the request (<see cref="OnError.Halt"/>).</param>
internal sealed record DeliveryEnd(RequestOutcome Outcome, GraphQLError? Error);
