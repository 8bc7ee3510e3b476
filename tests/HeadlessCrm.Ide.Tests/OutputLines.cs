using System.Diagnostics;
using System.Text;

namespace HeadlessCrm.Ide.Tests;

/// <summary>Reads a process's output as it comes, so that it never blocks on a full pipe; kept for the message of a failure.</summary>
internal sealed class OutputLines
{
    private readonly StringBuilder text = new();

    public static OutputLines Of(Process process)
    {
        var lines = new OutputLines();
        process.OutputDataReceived += (_, line) => lines.Add(line.Data);
        process.ErrorDataReceived += (_, line) => lines.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return lines;
    }

    public override string ToString()
    {
        // Both streams are read on their own threads.
        lock (text)
        {
            return text.ToString();
        }
    }

    private void Add(string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }
}
