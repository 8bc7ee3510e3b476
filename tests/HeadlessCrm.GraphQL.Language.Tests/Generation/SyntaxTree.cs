using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Tests.Generation;

/// <summary>Walks syntax trees by reflection, so that no kind of node can be forgotten.</summary>
internal static class SyntaxTree
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>The node and all below it.</summary>
    public static IEnumerable<SyntaxNode> Nodes(SyntaxNode node) => Children(node).SelectMany(Nodes).Prepend(node);

    /// <summary>The nodes a node holds itself, in the order of its properties.</summary>
    public static IEnumerable<SyntaxNode> Children(SyntaxNode node)
    {
        foreach (var property in Properties.GetOrAdd(node.GetType(), FindProperties))
        {
            switch (property.GetValue(node))
            {
                case SyntaxNode child:
                    yield return child;
                    break;
                case IEnumerable children:
                    foreach (var child in children.OfType<SyntaxNode>())
                    {
                        yield return child;
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static PropertyInfo[] FindProperties(Type type) => type.GetProperties()
        .Where(property => typeof(SyntaxNode).IsAssignableFrom(property.PropertyType)
            || (property.PropertyType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)))
        .ToArray();
}
