namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>What a schema coordinate names: one of the nested cases.</summary>
public abstract record SchemaMember
{
    private SchemaMember()
    {
    }

    /// <summary>The coordinate.</summary>
    public abstract string Coordinate { get; }

    /// <summary><c>Type</c></summary>
    /// <param name="Type">The type.</param>
    public sealed record OfType(NamedType Type) : SchemaMember
    {
        /// <inheritdoc/>
        public override string Coordinate => Type.Name;
    }

    /// <summary><c>Type.field</c></summary>
    /// <param name="Type">The object or interface type.</param>
    /// <param name="Field">The field; a meta-field too.</param>
    public sealed record OfField(FieldsType Type, FieldDefinition Field) : SchemaMember
    {
        /// <inheritdoc/>
        public override string Coordinate => $"{Type.Name}.{Field.Name}";
    }

    /// <summary><c>Type.field(argument:)</c></summary>
    /// <param name="Type">The object or interface type.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Argument">The argument.</param>
    public sealed record OfFieldArgument(
        FieldsType Type,
        FieldDefinition Field,
        InputValueDefinition Argument) : SchemaMember
    {
        /// <inheritdoc/>
        public override string Coordinate => $"{Type.Name}.{Field.Name}({Argument.Name}:)";
    }

    /// <summary><c>InputObject.field</c></summary>
    /// <param name="Type">The input object.</param>
    /// <param name="Field">Its field.</param>
    public sealed record OfInputField(InputObjectType Type, InputValueDefinition Field) : SchemaMember
    {
        /// <inheritdoc/>
        public override string Coordinate => Field.Coordinate;
    }

    /// <summary><c>Enum.VALUE</c></summary>
    /// <param name="Type">The enum.</param>
    /// <param name="Value">Its value.</param>
    public sealed record OfEnumValue(EnumType Type, EnumValueDefinition Value) : SchemaMember
    {
        /// <inheritdoc/>
        public override string Coordinate => Value.Coordinate;
    }

    /// <summary><c>@directive</c></summary>
    /// <param name="Directive">The directive.</param>
    public sealed record OfDirective(DirectiveDefinition Directive) : SchemaMember
    {
        /// <inheritdoc/>
        public override string Coordinate => Directive.Coordinate;
    }

    /// <summary><c>@directive(argument:)</c></summary>
    /// <param name="Directive">The directive.</param>
    /// <param name="Argument">Its argument.</param>
    public sealed record OfDirectiveArgument(
        DirectiveDefinition Directive,
        InputValueDefinition Argument) : SchemaMember
    {
        /// <inheritdoc/>
        public override string Coordinate => Argument.Coordinate;
    }
}
