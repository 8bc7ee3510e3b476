using HeadlessCrm.Api.Hosting;
using Microsoft.AspNetCore.Connections;

namespace HeadlessCrm.Api.CommandLine;

/// <summary>How a verb ends: a code for programs and, when it went wrong, one line for people.</summary>
internal static class Exit
{
    /// <summary>It did what was asked.</summary>
    public const int Success = 0;

    /// <summary>It did not.</summary>
    public const int Failure = 1;

    /// <summary>It was interrupted, as shells count it.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a verb. Nothing leaves it as a stack trace.</summary>
    public static async Task<int> WithCodeAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (StartupException refusal)
        {
            return Fail(refusal.Message);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return Fail(
                $"{fault.Message.TrimEnd('.')}. Another program listens there: " +
                "end it, or choose another address with --urls.");
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
#pragma warning disable CA1031 // The outermost frame: whatever it is, its user gets a line and not a stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Fail($"Stopped by an unexpected fault ({fault.GetType().Name}): {fault.Message}");
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"error: {message.ReplaceLineEndings(" ")}");
        return Failure;
    }
}
