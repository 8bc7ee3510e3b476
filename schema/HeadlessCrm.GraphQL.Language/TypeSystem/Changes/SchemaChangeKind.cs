namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>
/// The kinds of change. Those up to <see cref="DescriptionChanged"/> are the reference's; the others are added here.
/// </summary>
public enum SchemaChangeKind
{
    /// <summary>A type is gone.</summary>
    TypeRemoved,

    /// <summary>A type is of another kind.</summary>
    TypeChangedKind,

    /// <summary>A union has a member less.</summary>
    TypeRemovedFromUnion,

    /// <summary>An enum has a value less.</summary>
    ValueRemovedFromEnum,

    /// <summary>An input object has a new field that must be given.</summary>
    RequiredInputFieldAdded,

    /// <summary>A type no longer implements an interface.</summary>
    ImplementedInterfaceRemoved,

    /// <summary>A field or input field is gone.</summary>
    FieldRemoved,

    /// <summary>A field or input field is of a type that does not fit the old one.</summary>
    FieldChangedKind,

    /// <summary>A field has a new argument that must be given.</summary>
    RequiredArgAdded,

    /// <summary>An argument of a field is gone.</summary>
    ArgRemoved,

    /// <summary>An argument is of a type that does not fit the old one.</summary>
    ArgChangedKind,

    /// <summary>A directive is gone.</summary>
    DirectiveRemoved,

    /// <summary>An argument of a directive is gone.</summary>
    DirectiveArgRemoved,

    /// <summary>A directive has a new argument that must be given.</summary>
    RequiredDirectiveArgAdded,

    /// <summary>A directive may no longer be repeated.</summary>
    DirectiveRepeatableRemoved,

    /// <summary>A directive may no longer stand at a place.</summary>
    DirectiveLocationRemoved,

    /// <summary>An enum has a new value.</summary>
    ValueAddedToEnum,

    /// <summary>A union has a new member.</summary>
    TypeAddedToUnion,

    /// <summary>An input object has a new field that may be left out.</summary>
    OptionalInputFieldAdded,

    /// <summary>A field has a new argument that may be left out.</summary>
    OptionalArgAdded,

    /// <summary>A type implements one more interface.</summary>
    ImplementedInterfaceAdded,

    /// <summary>The default of an argument is another, or gone.</summary>
    ArgDefaultValueChange,

    /// <summary>The default of an input field is another, or gone.</summary>
    InputFieldDefaultValueChange,

    /// <summary>A type is new.</summary>
    TypeAdded,

    /// <summary>A directive is new.</summary>
    DirectiveAdded,

    /// <summary>A field is new.</summary>
    FieldAdded,

    /// <summary>A directive may now be repeated.</summary>
    DirectiveRepeatableAdded,

    /// <summary>A directive may stand at one more place.</summary>
    DirectiveLocationAdded,

    /// <summary>A directive has a new argument that may be left out.</summary>
    OptionalDirectiveArgAdded,

    /// <summary>A field or input field is of another type that fits the old one.</summary>
    FieldChangedKindSafe,

    /// <summary>An argument is of another type that fits the old one.</summary>
    ArgChangedKindSafe,

    /// <summary>An argument has a default now.</summary>
    ArgDefaultValueAdded,

    /// <summary>An input field has a default now.</summary>
    InputFieldDefaultValueAdded,

    /// <summary>A description is another.</summary>
    DescriptionChanged,

    /// <summary>An operation has no root type any more, or another one.</summary>
    RootTypeChanged,

    /// <summary>An operation has a root type now.</summary>
    RootTypeAdded,

    /// <summary>An input object takes exactly one field now.</summary>
    OneOfAdded,

    /// <summary>An input object takes any of its fields now.</summary>
    OneOfRemoved,

    /// <summary>A member is deprecated now, or for another reason.</summary>
    DeprecationChanged,

    /// <summary>A member is no longer deprecated.</summary>
    DeprecationRemoved,
}
