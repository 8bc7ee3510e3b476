namespace HeadlessCrm.Api.Hosting;

/// <summary>
/// The program cannot do what it was started for, for a reason its user can see to. The message is one line.
/// </summary>
internal sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
