using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>
/// Every type that is referred to is defined: in the document, in the schema it extends, or by the specification.
/// </summary>
internal sealed class KnownTypeNamesRule(SdlValidationContext context) : SdlRule(context)
{
    private static readonly HashSet<string> Standard = new(
        BuiltInScalars.All.Concat(IntrospectionTypes.All).Select(type => type.Name), StringComparer.Ordinal);

    private List<string>? namesInSdl;
    private List<string>? names;

    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.NamedType;

    public override void Enter(SyntaxNode node)
    {
        var name = ((NamedTypeNode)node).Name.Value;
        if (Context.Schema?.GetType(name) is not null || Context.DefinedTypeNames.Contains(name))
        {
            return;
        }

        // The types of the specification need no definition, but only where types are defined themselves.
        var isSdl = Context.Definition is TypeSystemDefinitionNode;
        if (isSdl && Standard.Contains(name))
        {
            return;
        }

        names ??= [.. (Context.Schema?.Types ?? []).Select(type => type.Name), .. Context.DefinedTypeNames];
        var options = isSdl ? namesInSdl ??= [.. Standard, .. names] : names;
        Report($"Unknown type \"{name}\".{Context.DidYouMean(name, options)}", node);
    }
}
