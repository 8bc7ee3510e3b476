namespace HeadlessCrm.GraphQL.Language.TypeSystem.SchemaRules;

/// <summary>Directives have locations, and arguments that can be given.</summary>
internal static class DirectiveDefinitionsCheck
{
    public static void Run(SchemaValidationContext context)
    {
        foreach (var directive in context.Schema.Directives)
        {
            context.CheckName(directive.Name, directive.Definition);
            if (directive.Locations.IsEmpty)
            {
                context.Report($"Directive {directive} must include 1 or more locations.", directive.Definition);
            }

            foreach (var argument in directive.Arguments)
            {
                Check(context, argument);
            }
        }
    }

    private static void Check(SchemaValidationContext context, InputValueDefinition argument)
    {
        context.CheckName(argument.Name, argument.Definition);
        if (!argument.Type.IsInputType)
        {
            context.Report(
                $"The type of {argument} must be Input Type but got: {argument.Type}.", argument.Definition);
        }

        context.CheckRequiredIsNotDeprecated(argument, "argument");
        context.CheckDefaultValue(argument);
    }
}
