using System.Globalization;
using System.Text;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>
/// Prints a compiled operation for people: each place with its concrete types, what kind each field is, and in which
/// wave its column is filled. Types are compiled when a value of theirs is first met, so what was never met is not
/// shown.
/// </summary>
internal static class OperationPlanPrinter
{
    private const int MaxLines = 500;

    public static string Print(OperationPlan plan)
    {
        var operation = plan.Context.Operation;
        var text = new StringBuilder();
        text.Append(Tags.NameOf(plan.Kind));
        if (operation.Name is { } name)
        {
            text.Append(' ').Append(name.Value);
        }

        text.Append('\n');
        var printer = new Printing(text);
        if (plan.Root is { } root)
        {
            printer.Print(root, 1, 1);
        }
        else
        {
            text.Append("  (a plan for each combination of flags, because of @defer or @stream)\n");
            foreach (var variant in plan.Compiler.Variants)
            {
                printer.Print(variant, 1, 1);
            }
        }

        return text.ToString();
    }

    private sealed class Printing(StringBuilder text)
    {
        private int lines;

        public void Print(TypePlan plan, int level, int wave)
        {
            if (!TryBegin(level))
            {
                return;
            }

            text.Append(plan.Type.Type.Name).Append('\n');
            var last = default(PlanField);
            foreach (var entry in plan.Entries)
            {
                // A field whose place conditions decide stands at several; once is enough here.
                if (!ReferenceEquals(entry.Field, last))
                {
                    Print(entry, level + 1, wave);
                    last = entry.Field;
                }
            }

            foreach (var part in plan.Deferred)
            {
                if (TryBegin(level + 1))
                {
                    text.Append("deferred\n");
                    Print(part.Plan, level + 2, 1);
                }
            }
        }

        private void Print(in PlanEntry entry, int level, int wave)
        {
            if (!TryBegin(level))
            {
                return;
            }

            var field = entry.Field;
            text.Append(field.ResponseKey);
            if (field.ResponseKey != field.Definition.Name)
            {
                text.Append(": ").Append(field.Definition.Name);
            }

            text.Append("  [").Append(KindOf(field, wave)).Append(']');
            if (entry.Condition is not null)
            {
                text.Append(" when selected");
            }

            text.Append('\n');
            if (field.Selection is { } selection)
            {
                var next = field.Resolver is BatchResolver ? wave + 1 : wave;
                foreach (var below in selection.Compiled)
                {
                    Print(below, level + 1, next);
                }
            }
        }

        private static string KindOf(PlanField field, int wave) => field.Kind switch
        {
            FieldKind.TypeName => "constant",
            FieldKind.Leaf => "property",
            FieldKind.Composite => "property, object",
            _ when field.Resolver is BatchResolver => string.Create(
                CultureInfo.InvariantCulture, $"batch, wave {wave}, column {field.ColumnIndex}, {field.Resolver.Name}"),
            _ => string.Create(
                CultureInfo.InvariantCulture, $"property read ahead, wave {wave}, column {field.ColumnIndex}"),
        };

        private bool TryBegin(int level)
        {
            if (++lines > MaxLines)
            {
                if (lines == MaxLines + 1)
                {
                    text.Append("  …\n");
                }

                return false;
            }

            text.Append(' ', level * 2);
            return true;
        }
    }
}
