namespace HeadlessCrm.Api.Connections;

/// <summary>What lists without a choice of order can be ordered by: nothing.</summary>
internal enum NoOrderField;
