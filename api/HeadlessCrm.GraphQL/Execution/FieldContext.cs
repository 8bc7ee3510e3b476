using System.Security.Claims;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>What a resolver may know of the field it answers and of the request. Valid only during the request.</summary>
public readonly struct FieldContext
{
    private readonly PlanField plan;
    private readonly OperationExecution execution;

    internal FieldContext(PlanField plan, OperationExecution execution)
    {
        this.plan = plan;
        this.execution = execution;
    }

    /// <summary>The field in the schema.</summary>
    public FieldDefinition Definition => plan.Definition;

    /// <summary>The concrete type of the parents.</summary>
    public string ParentTypeName => plan.ParentTypeName;

    /// <summary>The alias or name under which the value stands in the response.</summary>
    public string ResponseKey => plan.ResponseKey;

    /// <summary>The coerced arguments, in the order in which the schema declares them.</summary>
    public CoercedArguments Arguments => execution.GetArguments(plan);

    /// <summary>The services of the request (for a batch field: of its own unit of work).</summary>
    public IServiceProvider Services => execution.Services;

    /// <summary>Who asks.</summary>
    public ClaimsPrincipal User => execution.User;

    /// <summary>Ends when the caller is gone or the time is up.</summary>
    public CancellationToken CancellationToken => execution.CancellationToken;

    /// <summary>Which fields are selected below, so that a store reads only what somebody wants.</summary>
    public SelectedFields Selection => new(plan.Selection, execution);

    /// <summary>What the host attached to the request.</summary>
    public IDictionary<object, object?> Items => execution.Items;
}
