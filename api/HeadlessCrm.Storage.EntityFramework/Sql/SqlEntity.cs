using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>How a filterable entity lies in tables.</summary>
/// <param name="Fields">Its fields, by the names of the domain's declaration.</param>
/// <param name="Sets">Its collections, by the names of the domain's declaration.</param>
internal sealed record SqlEntity(
    IReadOnlyDictionary<string, SqlField> Fields, IReadOnlyDictionary<string, SqlSet> Sets);

/// <summary>Where a field lies.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Expression">Its column; <c>{0}</c> stands for the alias of the entity's table.</param>
/// <param name="IsNullable">Whether the column may be null.</param>
/// <param name="Folded">A column that holds it with letter case folded away; null: fold on the fly.</param>
/// <param name="Scale">The decimals a decimal is stored with.</param>
/// <param name="AbsentAs">A number that stands for "absent"; null: none.</param>
/// <param name="Join">A table that must be joined for this field; null: none.</param>
/// <param name="Many">
/// Several values: the column itself, when it is not null, and the column of the same name in the rows of a child table.
/// </param>
/// <param name="IsCustomer">Whether it is the id of a customer: an id that was merged stands for the one it leads to.</param>
internal sealed record SqlField(
    FieldType Type,
    string Expression,
    bool IsNullable = false,
    string? Folded = null,
    int Scale = 0,
    long? AbsentAs = null,
    SqlJoin? Join = null,
    SqlChild? Many = null,
    bool IsCustomer = false);

/// <summary>A table joined one to one.</summary>
/// <param name="Table">The table.</param>
/// <param name="Alias">The alias its fields use.</param>
/// <param name="Key">Its column that equals the entity's id.</param>
internal sealed record SqlJoin(string Table, string Alias, string Key);

/// <summary>A child table.</summary>
/// <param name="Table">The table.</param>
/// <param name="ParentKey">Its column that equals the parent's id.</param>
internal sealed record SqlChild(string Table, string ParentKey);

/// <summary>Where a collection lies.</summary>
/// <param name="Child">The elements' table.</param>
/// <param name="Element">How an element lies in it.</param>
/// <param name="WindowColumn">The element's instant that windows look at.</param>
/// <param name="IsSelective">
/// Whether a filter usually names few elements, so that "some" is better answered from the elements to their parents than
/// by trying every parent.
/// </param>
internal sealed record SqlSet(SqlChild Child, SqlEntity Element, string? WindowColumn, bool IsSelective);
