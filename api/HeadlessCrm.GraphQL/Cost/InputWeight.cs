namespace HeadlessCrm.GraphQL.Cost;

/// <summary>What an input value weighs.</summary>
/// <param name="Objects">
/// The number of its outermost input objects, each of which weighs 1 unless its place has a weight.
/// </param>
/// <param name="Fields">The weight of the fields within.</param>
internal readonly record struct InputWeight(double Objects, double Fields)
{
    /// <summary>
    /// The weight at a place; the place's own weight, where it has one, stands for that of the objects.
    /// </summary>
    public double At(double? own) => (own ?? Objects) + Fields;

    public static InputWeight operator +(InputWeight left, InputWeight right) =>
        new(left.Objects + right.Objects, left.Fields + right.Fields);
}
