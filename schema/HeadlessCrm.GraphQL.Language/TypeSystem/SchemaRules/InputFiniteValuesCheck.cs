namespace HeadlessCrm.GraphQL.Language.TypeSystem.SchemaRules;

/// <summary>
/// Every input object can be given a finite value. First those that can are marked, beginning with those that need no
/// other input object; what is left needs itself, and one depth-first search names the fields of each cycle.
/// </summary>
internal sealed class InputFiniteValuesCheck
{
    private readonly SchemaValidationContext context;
    private readonly List<State> states = [];
    private readonly List<InputValueDefinition> path = [];
    private readonly Stack<(State State, int NextTarget)> stack = new();

    private InputFiniteValuesCheck(SchemaValidationContext context) => this.context = context;

    public static void Run(SchemaValidationContext context)
    {
        var check = new InputFiniteValuesCheck(context);
        check.MarkFinite();
        foreach (var state in check.states)
        {
            if (!state.HasFiniteValue && !state.IsVisited)
            {
                check.ReportCycles(state);
            }
        }
    }

    // A oneOf object needs one of its fields, any other object all that are non-null and not lists.
    private static InputObjectType? Target(InputObjectType type, SchemaType fieldType) => type.IsOneOf
        ? fieldType as InputObjectType
        : (fieldType as NonNullType)?.Nullable as InputObjectType;

    private void MarkFinite()
    {
        var byType = new Dictionary<InputObjectType, State>();
        foreach (var type in context.Schema.Types.OfType<InputObjectType>())
        {
            byType[type] = new State(type);
            states.Add(byType[type]);
        }

        var finite = new Stack<State>();
        foreach (var state in states)
        {
            foreach (var field in state.Type.Fields)
            {
                if (Target(state.Type, field.Type) is { } target)
                {
                    state.Targets.Add((field, byType[target]));
                    byType[target].Dependents.Add(state);
                }
            }

            state.Unresolved = state.Targets.Count;
            if (state.Targets.Count == 0 || (state.Type.IsOneOf && state.Targets.Count < state.Type.Fields.Length))
            {
                Mark(state, finite);
            }
        }

        while (finite.Count > 0)
        {
            foreach (var dependent in finite.Pop().Dependents)
            {
                dependent.Unresolved--;
                if (dependent.Type.IsOneOf || dependent.Unresolved == 0)
                {
                    Mark(dependent, finite);
                }
            }
        }
    }

    private static void Mark(State state, Stack<State> finite)
    {
        if (!state.HasFiniteValue)
        {
            state.HasFiniteValue = true;
            finite.Push(state);
        }
    }

    private void ReportCycles(State first)
    {
        Enter(first);
        while (stack.Count > 0 && !context.IsAborted)
        {
            var (state, next) = stack.Pop();
            if (next == state.Targets.Count)
            {
                state.PathIndex = -1;
                if (path.Count > 0)
                {
                    path.RemoveAt(path.Count - 1);
                }

                continue;
            }

            stack.Push((state, next + 1));
            var (field, target) = state.Targets[next];
            if (target.HasFiniteValue)
            {
                continue;
            }

            if (target.PathIndex >= 0)
            {
                Report(target, field);
            }
            else if (!target.IsVisited)
            {
                path.Add(field);
                Enter(target);
            }
        }
    }

    private void Enter(State state)
    {
        state.IsVisited = true;
        state.PathIndex = path.Count;
        stack.Push((state, 0));
    }

    private void Report(State target, InputValueDefinition last)
    {
        var cycle = path.Skip(target.PathIndex).Append(last).ToList();
        context.Report(
            $"Input Object {target.Type} cannot be provided a finite value because it references itself through " +
            "fields: " +
            $"{string.Join(", ", cycle.ConvertAll(field => field.Coordinate))}.",
            cycle.ConvertAll(field => field.Definition));
    }

    private sealed class State(InputObjectType type)
    {
        public InputObjectType Type { get; } = type;

        public List<(InputValueDefinition Field, State Target)> Targets { get; } = [];

        public List<State> Dependents { get; } = [];

        public int Unresolved { get; set; }

        public bool HasFiniteValue { get; set; }

        public bool IsVisited { get; set; }

        /// <summary>The length of the path when the type was entered, or -1 when it is not on the path.</summary>
        public int PathIndex { get; set; } = -1;
    }
}
