using System.Globalization;
using System.Text;

namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>A file that is not received.</summary>
/// <param name="status">The HTTP status that says so.</param>
/// <param name="code">A word for programs.</param>
/// <param name="message">What was wrong and what to do.</param>
/// <param name="inner">What was met; null: nothing.</param>
internal sealed class ImportFileRefusedException(int status, string code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public int Status => status;

    public string Code => code;

    public static ImportFileRefusedException TooLarge(long max) => new(
        StatusCodes.Status413PayloadTooLarge,
        "FILE_TOO_LARGE",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The file is larger than {max} bytes, which is the most that is received here. Send it in parts, or let the operator raise Imports:MaxFileLength."));

    public static ImportFileRefusedException NotUtf8(long position, DecoderFallbackException fault) => new(
        StatusCodes.Status415UnsupportedMediaType,
        "FILE_NOT_UTF8",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The file is not UTF-8 (byte 0x{fault.BytesUnknown?.FirstOrDefault():X2} near position {position}). Convert it, for instance with iconv -f LATIN1 -t UTF-8, and send it again."),
        fault);
}
