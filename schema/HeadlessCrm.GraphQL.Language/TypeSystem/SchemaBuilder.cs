using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Validation.Sdl;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// Builds schemas from SDL. Extensions in the document are merged into what they extend; executable definitions are
/// passed over. Of the directives, <c>@skip @include @deprecated @specifiedBy @oneOf</c> are always there (a definition
/// in the document replaces the built-in one); all others, <c>@defer</c> and <c>@stream</c> too, exist only where the
/// document defines them.
/// </summary>
public static class SchemaBuilder
{
    /// <summary>Builds a schema.</summary>
    /// <exception cref="SchemaException">
    /// The document or the schema is invalid; all errors of the phase are listed.
    /// </exception>
    public static Schema Build(DocumentNode document, SchemaBuildOptions? options = null)
    {
        options ??= SchemaBuildOptions.Default;
        CheckSdl(document, extends: null, options);
        return Assemble(TypeSystemDefinitions.Of(document), options);
    }

    /// <summary>Builds one schema of several SDL texts, as if they stood one after another.</summary>
    /// <exception cref="GraphQLSyntaxException">A text is not GraphQL.</exception>
    /// <exception cref="SchemaException">The whole is invalid; all errors of the phase are listed.</exception>
    public static Schema Build(params IEnumerable<Source> sources) => Build(
        new DocumentNode(default, [.. sources.SelectMany(source => Parser.Parse(source).Definitions)]));

    /// <summary>
    /// A schema with the definitions and extensions of a document added; the schema itself when the document has none.
    /// Root types come only from <c>extend schema</c> here, not from default names.
    /// </summary>
    /// <exception cref="SchemaException">
    /// The document or the new schema is invalid; all errors of the phase are listed.
    /// </exception>
    public static Schema Extend(Schema schema, DocumentNode document, SchemaBuildOptions? options = null)
    {
        options ??= SchemaBuildOptions.Default;
        CheckSdl(document, schema, options);
        var added = TypeSystemDefinitions.Of(document);
        return added.IsEmpty ? schema : Assemble(TypeSystemDefinitions.Of(schema).Append(added), options);
    }

    private static Schema Assemble(TypeSystemDefinitions definitions, SchemaBuildOptions options)
    {
        var schema = new SchemaAssembler(definitions).Assemble();
        if (!options.AssumeValidSchema)
        {
            Refuse(SchemaErrorPhase.Schema, SchemaValidator.Validate(schema));
        }

        return schema;
    }

    private static void CheckSdl(DocumentNode document, Schema? extends, SchemaBuildOptions options)
    {
        if (!options.AssumeValidSdl)
        {
            Refuse(SchemaErrorPhase.Sdl, SdlValidator.Validate(document, extends));
        }
    }

    private static void Refuse(SchemaErrorPhase phase, IReadOnlyList<GraphQLError> errors)
    {
        if (errors.Count > 0)
        {
            throw new SchemaException(phase, [.. errors]);
        }
    }
}
