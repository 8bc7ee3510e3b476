using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Coerces the arguments of fields and directives (specification, "CoerceArgumentValues").</summary>
public sealed class ArgumentCoercion
{
    private readonly InputTypes inputTypes;
    private readonly bool hideSuggestions;

    /// <summary>Coercion with the CLR types registered for a schema.</summary>
    /// <exception cref="ArgumentException">The input types belong to another schema.</exception>
    public ArgumentCoercion(Schema schema, InputTypes inputTypes, InputCoercionOptions? options = null)
    {
        inputTypes.RequireSchema(schema);
        this.inputTypes = inputTypes;
        hideSuggestions = (options ?? InputCoercionOptions.Default).HideSuggestions;
    }

    /// <summary>Prepares the arguments of one place: constants are coerced now, the rest for each request.</summary>
    /// <param name="definitions">The arguments of the field or directive.</param>
    /// <param name="coordinatePrefix">What messages call the owner: <c>Query.f</c> or <c>@skip</c>.</param>
    /// <param name="nodes">The arguments given.</param>
    /// <param name="ownerNode">The field or directive node, where a missing argument is reported.</param>
    /// <param name="variables">The operation's variables.</param>
    public ArgumentPlan Compile(
        ImmutableArray<InputValueDefinition> definitions,
        string coordinatePrefix,
        ImmutableArray<ArgumentNode> nodes,
        SyntaxNode ownerNode,
        VariablePlan variables)
    {
        var entries = new ArgumentPlan.Entry[definitions.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var member = inputTypes.GetMember(definitions[i]);
            var literal = nodes.LastOrDefault(node => node.Name.Value == member.Name)?.Value;
            var part = literal is null ? null : member.Coercer.Compile(literal, variables);
            entries[i] = new ArgumentPlan.Entry(member, literal, part);
        }

        var plan = new ArgumentPlan(coordinatePrefix, ownerNode, entries);
        if (plan.IsConstant)
        {
            plan.Constant = Evaluate(plan, VariableValues.Empty, out var error);
            plan.ConstantError = error;
        }

        return plan;
    }

    /// <summary>The arguments of one request; null and the first misfit when they do not fit.</summary>
    public CoercedArguments? CoerceArgumentValues(ArgumentPlan plan, VariableValues variables, out GraphQLError? error)
    {
        if (!plan.IsConstant)
        {
            return Evaluate(plan, variables, out error);
        }

        error = plan.ConstantError;
        return plan.Constant;
    }

    private CoercedArguments? Evaluate(ArgumentPlan plan, VariableValues variables, out GraphQLError? error)
    {
        error = null;
        var entries = plan.Entries;
        if (entries.Length == 0)
        {
            return CoercedArguments.Empty;
        }

        var values = new object?[entries.Length];
        bool[]? present = null;
        for (var i = 0; i < entries.Length; i++)
        {
            var value = Evaluate(entries[i], variables);
            if (ReferenceEquals(value, Misfit.Value))
            {
                error = Explain(plan, entries[i], variables);
                return null;
            }

            if (ReferenceEquals(value, Absent.Value))
            {
                present ??= AllTrue(entries.Length);
                present[i] = false;
            }
            else
            {
                values[i] = value;
            }
        }

        return new CoercedArguments(values, present);
    }

    private static object? Evaluate(ArgumentPlan.Entry entry, VariableValues variables)
    {
        var isAbsent = entry.Part is null || (entry.Part is VariablePart variable && !variable.IsPresent(variables));
        return isAbsent
            ? entry.Member.IsRequired ? Misfit.Value : entry.Member.Default
            : entry.Part!.Evaluate(variables);
    }

    private static bool[] AllTrue(int length)
    {
        var flags = new bool[length];
        Array.Fill(flags, true);
        return flags;
    }

    private GraphQLError Explain(ArgumentPlan plan, ArgumentPlan.Entry entry, VariableValues variables)
    {
        var definition = entry.Member.Definition;
        var argument = $"Argument \"{plan.CoordinatePrefix}({definition.Name}:)\"";
        if (entry.Literal is null)
        {
            return entry.Member.IsRequired
                ? new GraphQLError($"{argument} of required type \"{definition.Type}\" was not provided.", [plan.Owner])
                : ExplainDefault(argument, definition, plan.Owner);
        }

        // A variable that is absent took the default, so the default is what does not fit.
        if (entry.Part is VariablePart variable && !variable.IsPresent(variables) && !entry.Member.IsRequired)
        {
            return ExplainDefault(argument, definition, plan.Owner);
        }

        GraphQLError? first = null;
        var validator = new InputLiteralValidator(
            (error, path) => first ??= new GraphQLError(
                $"{argument} has invalid value{path}: {error.Message}", error.Locations),
            hideSuggestions,
            type => new ScalarLiteral(inputTypes.GetScalar(type), variables));
        validator.Validate(entry.Literal, definition.Type, variables);
        return first ?? new GraphQLError(
            $"{argument} has invalid value: its parts do not make a value of type \"{definition.Type}\".",
            [entry.Literal]);
    }

    private GraphQLError ExplainDefault(string argument, InputValueDefinition definition, SyntaxNode owner)
    {
        GraphQLError? first = null;
        var validator = new InputLiteralValidator(
            (error, path) => first ??= new GraphQLError(
                $"{argument} has invalid default value{path}: {error.Message}", [owner]),
            hideSuggestions,
            inputTypes.GetScalarLiteral);
        if (definition.DefaultValue is { } literal)
        {
            validator.Validate(literal, definition.Type);
        }

        return first ?? new GraphQLError($"{argument} has an invalid default value.", [owner]);
    }
}
