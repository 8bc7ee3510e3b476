namespace HeadlessCrm.Domain;

/// <summary>What every text that is kept must meet.</summary>
internal static class TextRules
{
    /// <summary>The fault of a required text.</summary>
    public static void Required(string? text, int maxLength, List<DomainError> errors, params string[] path)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(InvalidValue.At($"{path[^1]} is empty; it is required.", path));
            return;
        }

        Optional(text, maxLength, errors, path);
    }

    /// <summary>The fault of a text that may be absent.</summary>
    public static void Optional(string? text, int maxLength, List<DomainError> errors, params string[] path)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > maxLength)
        {
            errors.Add(InvalidValue.At(
                $"{path[^1]} has {text.Length} characters; at most {maxLength} are allowed.", path));
        }
        else if (HasForbiddenCharacter(text))
        {
            errors.Add(InvalidValue.At(
                $"{path[^1]} has a control character or a broken surrogate; send plain text.", path));
        }
    }

    private static bool HasForbiddenCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsControl(character) && character is not '\n')
            {
                return true;
            }

            if (char.IsSurrogate(character))
            {
                if (i + 1 >= text.Length || !char.IsSurrogatePair(character, text[i + 1]))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }
}
