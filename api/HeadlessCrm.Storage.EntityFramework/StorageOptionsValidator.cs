using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>Checks the options by their attributes and by <see cref="StorageOptions.Validate"/>.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);

        // The object's own rules run only when the attributes pass; say all there is to say at once.
        faults.AddRange(options.Validate(new ValidationContext(options)));
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => fault.ErrorMessage!).Distinct(StringComparer.Ordinal));
    }
}
