using System.Net;
using System.Net.Sockets;

namespace HeadlessCrm.Chaos.Tests.Cluster;

/// <summary>
/// Ports for programs that are started again on the same one. They lie below those that the system gives to outgoing
/// connections, so that none of these can take one while its program is away.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Count = 10_000;

    public static int[] Find(int count)
    {
        var held = new List<Socket>();
        try
        {
            // Several runs on one machine begin at different places.
            for (var port = First + (Environment.ProcessId * 16 % Count); held.Count < count; port = First + ((port + 1 - First) % Count))
            {
                TryHold(port, held);
            }

            return [.. held.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Port)];
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    private static void TryHold(int port, List<Socket> held)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            held.Add(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
        }
    }
}
