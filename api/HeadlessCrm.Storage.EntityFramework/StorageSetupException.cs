namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>The database can be reached but not used as it is set up; the message says what to change.</summary>
public sealed class StorageSetupException(string message) : Exception(message);
