using System.Collections.Concurrent;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// Which CLR values the input types of a schema have. Without a registration built-in scalars are
/// <see cref="StandardScalars"/>, other scalars <see cref="DynamicScalar"/>, enums their name, input objects
/// <see cref="InputObject"/>. Registrations are made at start-up, by one thread, before the first coercion; everything
/// else may be called by any thread.
/// </summary>
public sealed class InputTypes(Schema schema)
{
    private readonly Dictionary<string, Scalar> scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, object>> enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> inputObjects = new(StringComparer.Ordinal);
    private readonly List<string> registrationProblems = [];
    private readonly ConcurrentDictionary<NamedType, InputCoercer> coercers = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<InputValueDefinition, InputMember> members =
        new(ReferenceEqualityComparer.Instance);

    private bool isInUse;

    /// <summary>
    /// Everything mistyped, one sentence each: coordinate, CLR type expected, CLR type found. Asked for when all
    /// registrations are made; ends registration.
    /// </summary>
    public IReadOnlyList<string> Problems => [.. registrationProblems, .. FindProblems()];

    /// <summary>Uses a scalar for the schema's scalar type of the same name.</summary>
    public void AddScalar(Scalar scalar)
    {
        RequireRegistration();
        if (schema.GetType(scalar.Name) is ScalarType)
        {
            scalars[scalar.Name] = scalar;
        }
        else
        {
            registrationProblems.Add(
                $"{scalar.Name}: {scalar.GetType()} is registered, but the schema has no such scalar.");
        }
    }

    /// <summary>Uses a CLR value for each value of an enum; the function is called once for each name.</summary>
    /// <param name="name">The enum type.</param>
    /// <param name="toClr">
    /// The CLR value of a name; fails with <see cref="ScalarException"/> for one it does not know.
    /// </param>
    public void AddEnum(string name, Func<string, object> toClr)
    {
        RequireRegistration();
        if (schema.GetType(name) is not EnumType type)
        {
            registrationProblems.Add($"{name}: CLR values are registered, but the schema has no such enum.");
            return;
        }

        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var value in type.Values)
        {
            try
            {
                values[value.Name] = toClr(value.Name);
            }
            catch (ScalarException unknown)
            {
                registrationProblems.Add($"{name}.{value.Name}: {unknown.Message}");
            }
        }

        enums[name] = values;
    }

    /// <summary>
    /// Uses a record or class for an input object: constructor parameters, then settable or init properties take the
    /// fields of their camelCase name.
    /// </summary>
    public void AddInputObject(string name, Type clrType)
    {
        RequireRegistration();
        if (schema.GetType(name) is InputObjectType)
        {
            inputObjects[name] = clrType;
        }
        else
        {
            registrationProblems.Add($"{name}: {clrType} is registered, but the schema has no such input object.");
        }
    }

    /// <summary>The scalar used for a scalar type.</summary>
    public Scalar GetScalar(ScalarType type) =>
        scalars.TryGetValue(type.Name, out var registered)
            ? registered
            : (type.IsBuiltIn ? StandardScalars.Find(type.Name) : null) ?? new DynamicScalar(type);

    /// <summary>
    /// How the validation of documents checks literals of a scalar of the host; null when any will do.
    /// </summary>
    public IScalarLiteral? GetScalarLiteral(ScalarType type) =>
        scalars.TryGetValue(type.Name, out var registered) ? new ScalarLiteral(registered) : null;

    /// <summary>
    /// What a parameter or property of a CLR type gets wrong about a value of an input type; null when nothing.
    /// </summary>
    /// <param name="type">The declared type of the argument or field.</param>
    /// <param name="clrType">The CLR type that is to take the canonical value.</param>
    /// <returns><c>expected …, found …</c></returns>
    public string? DescribeMismatch(SchemaType type, Type clrType) =>
        new ClrTypeMatch(this).DescribeMismatch(type, clrType);

    internal void RequireSchema(Schema other)
    {
        if (!ReferenceEquals(schema, other))
        {
            throw new ArgumentException("The input types belong to another schema.");
        }
    }

    internal Type ClrTypeOf(EnumType type) =>
        enums.TryGetValue(type.Name, out var values) && values.Count > 0
            ? values.Values.First().GetType()
            : typeof(string);

    internal Type ClrTypeOf(InputObjectType type) =>
        inputObjects.TryGetValue(type.Name, out var registered) ? registered : typeof(InputObject);

    internal InputCoercer GetCoercer(SchemaType type) => type switch
    {
        NonNullType nonNull => new NonNullCoercer(nonNull, GetCoercer(nonNull.Nullable)),
        ListType list => new ListCoercer(list, GetCoercer(list.ElementType)),
        _ => coercers.GetOrAdd(type.Named, CreateCoercer),
    };

    internal InputMember GetMember(InputValueDefinition definition) =>
        members.GetOrAdd(definition, static (key, self) => new InputMember(key, self.GetCoercer(key.Type)), this);

    private InputCoercer CreateCoercer(NamedType type)
    {
        isInUse = true;
        return type switch
        {
            ScalarType scalar => new ScalarCoercer(scalar, GetScalar(scalar)),
            EnumType enumType => new EnumCoercer(enumType, ValuesOf(enumType)),
            InputObjectType inputObject => new InputObjectCoercer(inputObject, GetMember, FactoryOf(inputObject)),
            _ => throw new ArgumentException($"{type} is no input type."),
        };
    }

    private Dictionary<string, object> ValuesOf(EnumType type) => enums.TryGetValue(type.Name, out var registered)
        ? registered
        : type.Values.ToDictionary(value => value.Name, value => (object)value.Name, StringComparer.Ordinal);

    private Func<InputMember[], Func<object?[], object>>? FactoryOf(InputObjectType type) =>
        inputObjects.TryGetValue(type.Name, out var clrType)
            ? fields => new InputObjectBinding(this, type, clrType).CompileFactory(fields)
            : null;

    private IEnumerable<string> FindProblems()
    {
        isInUse = true;
        foreach (var (name, clrType) in inputObjects)
        {
            var type = (InputObjectType)schema.GetType(name)!;
            foreach (var problem in new InputObjectBinding(this, type, clrType).FindProblems())
            {
                yield return problem;
            }
        }

        foreach (var (coordinate, definition) in AllInputValues())
        {
            if (ReferenceEquals(GetMember(definition).Default, Misfit.Value))
            {
                yield return $"{coordinate}: the default value does not fit {definition.Type} as the registered " +
                    "types read it.";
            }
        }
    }

    private IEnumerable<(string Coordinate, InputValueDefinition Definition)> AllInputValues() =>
        schema.Types.OfType<InputObjectType>()
            .SelectMany(type => type.Fields.Select(member => ($"{type.Name}.{member.Name}", member)))
            .Concat(schema.Types.OfType<FieldsType>().SelectMany(type => type.Fields.SelectMany(
                owner => owner.Arguments.Select(member => ($"{type.Name}.{owner.Name}({member.Name}:)", member)))));

    private void RequireRegistration()
    {
        if (isInUse)
        {
            throw new InvalidOperationException("Input types are registered before the first coercion.");
        }
    }
}
