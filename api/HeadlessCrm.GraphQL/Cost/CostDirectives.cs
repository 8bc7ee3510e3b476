namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// The directives of the GraphQL cost directives specification (https://ibm.github.io/graphql-specs/cost-spec.html). A
/// schema that uses them must define them; the engine reads them whenever they are there.
/// </summary>
public static class CostDirectives
{
    /// <summary>The definitions, to be added to the sources of a schema.</summary>
    public const string Sdl = """"
        "What each use of the field, argument, input field or type adds to the cost of an operation: a number as text."
        directive @cost(weight: String!) on
          | ARGUMENT_DEFINITION
          | ENUM
          | FIELD_DEFINITION
          | INPUT_FIELD_DEFINITION
          | OBJECT
          | SCALAR

        """
        How long a list is at most, for the price of an operation: a fixed size, or what slicing arguments say. With
        sizedFields it is the size of these fields of the answer.
        """
        directive @listSize(
          assumedSize: Int
          slicingArguments: [String!]
          sizedFields: [String!]
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION
        """";
}
