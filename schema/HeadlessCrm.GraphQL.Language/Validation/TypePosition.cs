using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// Where a walk over a document stands in the type system. Every property is null where the document does not fit the
/// schema (an unknown field, an unknown type), so that a rule can leave to another what is that other's to report.
/// </summary>
public sealed class TypePosition
{
    /// <summary>The type of the nearest field, fragment or operation around.</summary>
    public SchemaType? Type { get; internal set; }

    /// <summary>The type whose fields the nearest selection set selects.</summary>
    public CompositeType? ParentType { get; internal set; }

    /// <summary>The type expected where the walk stands in an argument, default value or input object.</summary>
    public SchemaType? InputType { get; internal set; }

    /// <summary>The input type around <see cref="InputType"/>: the list of an element, the object of a field.</summary>
    public SchemaType? ParentInputType { get; internal set; }

    /// <summary>The default value of the argument or input field around.</summary>
    public ValueNode? DefaultValue { get; internal set; }

    /// <summary>The nearest field around.</summary>
    public FieldDefinition? Field { get; internal set; }

    /// <summary>The directive whose arguments are walked.</summary>
    public DirectiveDefinition? Directive { get; internal set; }

    /// <summary>The argument whose value is walked.</summary>
    public InputValueDefinition? Argument { get; internal set; }

    /// <summary>The enum value where the walk stands on an enum literal.</summary>
    public EnumValueDefinition? EnumValue { get; internal set; }

    /// <summary>The fragment of the spread that is walked.</summary>
    public FragmentDefinitionNode? SpreadFragment { get; internal set; }

    /// <summary>The top-level definition that is walked.</summary>
    public DefinitionNode? Definition { get; internal set; }

    /// <summary>What the selection set just entered belongs to.</summary>
    public SyntaxNode? SelectionSetOwner { get; internal set; }

    /// <summary>
    /// The specification's name of the place of the directives that are walked (<c>FIELD</c>, <c>QUERY</c>, …).
    /// </summary>
    public string? DirectiveLocation { get; internal set; }

    /// <summary>
    /// How many list and object literals the walk is inside of; 0 for the whole value of an argument.
    /// </summary>
    public int ValueDepth { get; internal set; }
}
