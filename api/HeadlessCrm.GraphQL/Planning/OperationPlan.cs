using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Sharing;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>An operation ready to execute. Immutable to its users, shared by all requests with the same document.</summary>
internal sealed class OperationPlan
{
    private CostPlan? cost;
    private int renderings;
    private EventVariables? eventVariables;
    private OperationPlan? whole;

    public required OperationContext Context { get; init; }

    public required OperationCompiler Compiler { get; init; }

    /// <summary>The selection on the root type; null for an incremental operation, which has a variant for each set of flags.</summary>
    public required TypePlan? Root { get; init; }

    /// <summary>Whether nothing but the schema is asked for, so that only the variables decide the response.</summary>
    public bool IsIntrospection { get; init; }

    public OperationKind Kind => Context.Operation.Operation;

    /// <summary>An estimate of the memory the plan holds, in bytes, for the cache's bound.</summary>
    public required int Size { get; init; }

    /// <summary>Which variables a subscription's responses depend on, worked out when it is first asked for.</summary>
    public EventVariables EventVariables => eventVariables ??= EventVariables.Of(Context);

    /// <summary>The price of the operation, worked out when it is first asked for.</summary>
    /// <exception cref="WorkBudgetException">That takes more steps than allowed.</exception>
    public CostPlan GetCost(CostModel model, int maxSteps)
    {
        if (Volatile.Read(ref cost) is { } known)
        {
            return known;
        }

        var made = new CostCompiler(Context, model, maxSteps).Compile();
        return Interlocked.CompareExchange(ref cost, made, null) ?? made;
    }

    /// <summary>Makes the plan that takes <c>@defer</c> and <c>@stream</c> for absent; null when it has neither.</summary>
    public Func<OperationPlan>? CompileWhole { get; init; }

    /// <summary>The plan that answers in one response.</summary>
    public OperationPlan Whole => CompileWhole is null ? this : LazyInitializer.EnsureInitialized(ref whole, CompileWhole);

    /// <summary>Counts that the response was written; answers how often it was by now.</summary>
    public int CountRendering() => Interlocked.Increment(ref renderings);

    /// <summary>The plan for the flags of a request; the plan itself unless the operation is incremental.</summary>
    public TypePlan RootFor(bool[] flags) => Root ?? Compiler.Variant(flags);
}
