using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.SchemaRules;

/// <summary>
/// No default of an input field contains itself: a literal that leaves out a field stands for that field's default too.
/// The search goes depth first with a stack of its own, each field once, so that a chain of any length is no danger.
/// </summary>
internal sealed class InputDefaultCyclesCheck(SchemaValidationContext context)
{
    private readonly HashSet<InputValueDefinition> visited = [];
    private readonly List<InputValueDefinition> path = [];
    private readonly Dictionary<InputValueDefinition, int> depths = [];
    private readonly Stack<Step> steps = new();

    public void Run(InputObjectType type)
    {
        // As if a default of the type were the empty object: all defaults of its fields count.
        foreach (var field in type.Fields)
        {
            if (field.Type.Named is InputObjectType fieldType)
            {
                steps.Push(new Step(fieldType, null, field));
                Drain();
            }
        }
    }

    private void Drain()
    {
        while (steps.Count > 0 && !context.IsAborted)
        {
            var step = steps.Pop();
            if (step.Field is null)
            {
                EnterLiteral(step.Type, step.Literal!);
            }
            else if (step.IsLeaving)
            {
                path.RemoveAt(path.Count - 1);
                depths.Remove(step.Field);
            }
            else
            {
                EnterField(step.Type, step.Field);
            }
        }
    }

    private void EnterLiteral(InputObjectType type, ValueNode literal)
    {
        if (literal is ListValueNode list)
        {
            for (var i = list.Values.Length - 1; i >= 0; i--)
            {
                steps.Push(new Step(type, list.Values[i], null));
            }
        }
        else if (literal is ObjectValueNode given)
        {
            var values = new Dictionary<string, ValueNode>(StringComparer.Ordinal);
            foreach (var field in given.Fields)
            {
                values[field.Name.Value] = field.Value;
            }

            for (var i = type.Fields.Length - 1; i >= 0; i--)
            {
                PushField(type.Fields[i], values);
            }
        }
    }

    private void PushField(InputValueDefinition field, Dictionary<string, ValueNode> values)
    {
        if (field.Type.Named is not InputObjectType fieldType)
        {
            return;
        }

        if (values.TryGetValue(field.Name, out var value))
        {
            steps.Push(new Step(fieldType, value, null));
        }
        else if (field.DefaultValue is not null)
        {
            steps.Push(new Step(fieldType, null, field));
        }
    }

    private void EnterField(InputObjectType type, InputValueDefinition field)
    {
        if (field.DefaultValue is not { } literal)
        {
            return;
        }

        if (depths.TryGetValue(field, out var depth))
        {
            ReportCycle(field, depth);
        }
        else if (visited.Add(field))
        {
            path.Add(field);
            depths[field] = path.Count;
            steps.Push(new Step(type, null, field, IsLeaving: true));
            steps.Push(new Step(type, literal, null));
        }
    }

    private void ReportCycle(InputValueDefinition field, int depth)
    {
        var via = depth < path.Count
            ? $" via the default values of: {string.Join(", ", path.Skip(depth).Select(step => step.Coordinate))}"
            : string.Empty;
        context.Report(
            $"Invalid circular reference. The default value of Input Object field {field} references itself{via}.",
            path.Skip(depth - 1).Select(step => step.Definition?.DefaultValue));
    }

    private readonly record struct Step(
        InputObjectType Type,
        ValueNode? Literal,
        InputValueDefinition? Field,
        bool IsLeaving = false);
}
