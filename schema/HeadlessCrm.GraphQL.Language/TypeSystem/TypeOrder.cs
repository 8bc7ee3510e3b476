using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// Puts the types of a schema in their order: the document's in its order, what it only refers to (built-in scalars)
/// after the first type that does, what directives refer to, and the introspection types last.
/// </summary>
internal sealed class TypeOrder
{
    private readonly HashSet<NamedType> known;
    private readonly List<NamedType> ordered = [];

    private TypeOrder(IEnumerable<NamedType> declared) => known = [.. declared];

    public static ImmutableArray<NamedType> Of(
        IReadOnlyCollection<NamedType> declared,
        IEnumerable<DirectiveDefinition> directives)
    {
        var references = new TypeOrder(declared);
        foreach (var type in declared)
        {
            references.ordered.Add(type);
            references.AddReferencesOf(type);
        }

        foreach (var argument in directives.SelectMany(directive => directive.Arguments))
        {
            references.Add(argument.Type.Named);
        }

        references.Add(IntrospectionTypes.Schema);
        return [.. references.ordered];
    }

    // The recursion ends soon: everything the document declares is known from the start.
    private void Add(NamedType type)
    {
        if (known.Add(type))
        {
            ordered.Add(type);
            AddReferencesOf(type);
        }
    }

    private void AddReferencesOf(NamedType type)
    {
        switch (type)
        {
            case FieldsType fieldsType:
                foreach (var implemented in fieldsType.DeclaredInterfaces)
                {
                    Add(implemented);
                }

                foreach (var field in fieldsType.Fields)
                {
                    Add(field.Type.Named);
                    AddAll(field.Arguments);
                }

                break;
            case UnionType union:
                foreach (var member in union.DeclaredMembers)
                {
                    Add(member);
                }

                break;
            case InputObjectType inputObject:
                AddAll(inputObject.Fields);
                break;
            default:
                break;
        }
    }

    private void AddAll(ImmutableArray<InputValueDefinition> inputValues)
    {
        foreach (var inputValue in inputValues)
        {
            Add(inputValue.Type.Named);
        }
    }
}
