namespace HeadlessCrm.Storage.Specification;

/// <summary>All that a store has to say to be held to the specifications: how a new, empty one is made.</summary>
public interface IStorageFactory
{
    /// <summary>Makes an empty storage whose time is the clock's.</summary>
    Task<IStorageUnderTest> CreateAsync(TimeProvider clock);
}

/// <summary>A storage of one test.</summary>
public interface IStorageUnderTest : IAsyncDisposable
{
    /// <summary>A store or another service of the storage.</summary>
    T Get<T>()
        where T : notnull;
}
