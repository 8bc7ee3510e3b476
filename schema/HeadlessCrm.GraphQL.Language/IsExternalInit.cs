#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>Lets records compile for netstandard2.0, whose library lacks the type the compiler looks for.</summary>
internal static class IsExternalInit;
#endif
