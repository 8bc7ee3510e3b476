using System.IO.Pipelines;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

/// <summary>
/// The right to a body that still lies in the server's own buffer; given back when nothing reads it any more.
/// </summary>
internal readonly struct BodyLease(PipeReader reader, SequencePosition end)
{
    private readonly PipeReader? reader = reader;
    private readonly SequencePosition end = end;

    public void Release() => reader?.AdvanceTo(end);
}
