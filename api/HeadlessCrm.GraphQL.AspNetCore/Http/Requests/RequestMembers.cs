using System.Text.Json;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

/// <summary>The known members of one request object; whatever else it has is skipped.</summary>
internal struct RequestMembers
{
    public RequestMember Query;
    public RequestMember OperationName;
    public RequestMember Variables;
    public RequestMember Extensions;
    public RequestMember OnError;
    public RequestMember DocumentId;

    /// <summary>Reads an object; the reader stands on its start and is left on its end.</summary>
    public static RequestMembers Read(ref Utf8JsonReader reader)
    {
        var members = default(RequestMembers);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                members.Query = RequestMember.Read(ref reader);
            }
            else if (reader.ValueTextEquals("variables"u8))
            {
                members.Variables = RequestMember.Read(ref reader);
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                members.OperationName = RequestMember.Read(ref reader);
            }
            else if (reader.ValueTextEquals("extensions"u8))
            {
                members.Extensions = RequestMember.Read(ref reader);
            }
            else if (reader.ValueTextEquals("documentId"u8))
            {
                members.DocumentId = RequestMember.Read(ref reader);
            }
            else if (reader.ValueTextEquals("onError"u8))
            {
                members.OnError = RequestMember.Read(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return members;
    }
}
