using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>
/// Where the parser keeps the nodes of lists that it is still reading: a list is pushed item by item above those around it
/// and leaves as one array of its exact length.
/// </summary>
internal struct NodeStack()
{
    private SyntaxNode[] items = ArrayPool<SyntaxNode>.Shared.Rent(64);

    /// <summary>The height of the stack; taken before a list's first item it is the list's mark.</summary>
    public int Count { get; private set; }

    public void Push(SyntaxNode node)
    {
        if (Count == items.Length)
        {
            Grow();
        }

        items[Count++] = node;
    }

    /// <summary>Takes everything above the mark off the stack.</summary>
    public ImmutableArray<T> PopDownTo<T>(int mark)
        where T : SyntaxNode
    {
        var list = new T[Count - mark];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = (T)items[mark + i];
        }

        Count = mark;
        return ImmutableCollectionsMarshal.AsImmutableArray(list);
    }

    /// <summary>Gives the memory back; the stack is of no use afterwards.</summary>
    public void Release()
    {
        ArrayPool<SyntaxNode>.Shared.Return(items, clearArray: true);
        items = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<SyntaxNode>.Shared.Rent(items.Length * 2);
        Array.Copy(items, larger, Count);
        ArrayPool<SyntaxNode>.Shared.Return(items, clearArray: true);
        items = larger;
    }
}
