using System.Security.Claims;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>The state of one execution of an operation: its variables, flags, arguments and errors.</summary>
internal sealed class OperationExecution
{
    private static readonly IDictionary<object, object?> NoItems =
        new System.Collections.ObjectModel.ReadOnlyDictionary<object, object?>(new Dictionary<object, object?>());

    private CoercedArguments?[] arguments = [];

    public OperationExecution(OperationPlan plan, VariableValues variables, ExecutionScope scope, ExecutionOptions options)
    {
        Plan = plan;
        Variables = variables;
        Flags = plan.Context.Flags.Read(variables, out var nulls);
        NullFlags = nulls;
        Scope = scope;
        CancellationToken = scope.CancellationToken;
        Options = options;
    }

    public OperationPlan Plan { get; }

    public ExecutableSchema Schema => Plan.Context.Schema;

    public VariableValues Variables { get; }

    public bool[] Flags { get; }

    public bool[]? NullFlags { get; }

    public ExecutionScope Scope { get; }

    public IServiceProvider Services => Scope.Services;

    public ClaimsPrincipal User => Scope.User;

    public IDictionary<object, object?> Items => Scope.Items ?? NoItems;

    public CancellationToken CancellationToken { get; }

    public OnError OnError => Scope.OnError;

    public object RootValue => Scope.RootValue;

    public ExecutionOptions Options { get; }

    /// <summary>The coerced arguments of a field, computed once per request; throws what is wrong with them.</summary>
    public CoercedArguments GetArguments(PlanField field)
    {
        if (field.Arguments is not { } plan)
        {
            return CoercedArguments.Empty;
        }

        if (field.ArgumentSlot < 0)
        {
            return plan.Constant ?? throw new LocatedException(plan.ConstantError!);
        }

        var slots = arguments;
        if (field.ArgumentSlot < slots.Length && slots[field.ArgumentSlot] is { } known)
        {
            return known;
        }

        var values = Schema.ArgumentCoercion.CoerceArgumentValues(plan, Variables, out var error)
            ?? throw new LocatedException(error!);
        lock (Flags)
        {
            if (field.ArgumentSlot >= arguments.Length)
            {
                Array.Resize(ref arguments, Math.Max(field.ArgumentSlot + 1, Plan.Compiler.ArgumentSlots));
            }

            arguments[field.ArgumentSlot] = values;
        }

        return values;
    }

    /// <summary>Throws when the selection depends on a variable that is null although it must be a boolean.</summary>
    public void CheckGuards(TypePlan plan)
    {
        if (NullFlags is null)
        {
            return;
        }

        foreach (var guard in plan.Guards)
        {
            if (NullFlags[guard.Flag])
            {
                throw new LocatedException(guard.Error);
            }
        }
    }

    /// <summary>Whether <c>@skip</c> and <c>@include</c> let a selection in.</summary>
    public bool IsIncluded(SelectionNode node)
    {
        foreach (var directive in node.Directives)
        {
            var isSkip = directive.Name.Value == "skip";
            if (!isSkip && directive.Name.Value != "include")
            {
                continue;
            }

            var value = OperationContext.ConditionOf(directive) switch
            {
                BooleanValueNode literal => literal.Value,
                VariableNode variable => Flags[Plan.Context.Flags.Of(variable.Name.Value)],
                _ => !isSkip,
            };
            if (value == isSkip)
            {
                return false;
            }
        }

        return true;
    }
}
