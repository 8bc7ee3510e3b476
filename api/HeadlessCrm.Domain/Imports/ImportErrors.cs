namespace HeadlessCrm.Domain.Imports;

/// <summary>No file that was received has this id, or it is kept no longer.</summary>
public sealed record ImportFileNotFound(Guid FileId) : DomainError(
    $"There is no file {FileId}; send it (again) and use the id that is answered.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "IMPORT_FILE_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A file cannot be read as it was said to be.</summary>
public sealed record ImportFileInvalid(string Detail) : DomainError($"The file cannot be imported like this: {Detail}")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "IMPORT_FILE_INVALID";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>No saved mapping has this name.</summary>
public sealed record ImportMappingNotFound(string Name) : DomainError(
    $"There is no saved mapping \"{Name}\"; save it first, or check the name.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "IMPORT_MAPPING_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A mapping says what cannot be.</summary>
public sealed record ImportMappingInvalid(string Detail) : DomainError($"The mapping is refused: {Detail}")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "IMPORT_MAPPING_INVALID";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A saved mapping has changed since the caller read it.</summary>
/// <param name="ExpectedVersion">The version the caller expected; 0: that there was none.</param>
/// <param name="Current">The mapping as it is.</param>
public sealed record ImportMappingVersionConflict(int ExpectedVersion, ImportMapping Current) : DomainError(
    $"The mapping \"{Current.Name}\" is at version {Current.Version}, not {ExpectedVersion}; read it again and repeat the change.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>No bulk operation has this id.</summary>
public sealed record BulkOperationNotFound(Guid OperationId) : DomainError(
    $"There is no bulk operation {OperationId}; check the id.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "BULK_OPERATION_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
