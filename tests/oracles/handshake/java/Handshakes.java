import java.io.*;
import java.net.*;
import java.security.*;
import java.security.cert.X509Certificate;
import java.util.*;
import javax.net.ssl.*;

/**
 * Real handshakes of JSSE on the loopback address, one for each line of standard input:
 * serverProtocols|serverSuites|clientProtocols|clientSuites, lists with commas, names of IANA, protocols SSLv3 to TLSv1.3; the order of the server decides.
 * One line of output each: "TLSv1.2 TLS_…" or "FAIL client: … / server: …". `--suites` prints the suites that it knows.
 */
public class Handshakes {
  static Set<String> known;

  /** JSSE calls the suites of SSL 3.0 and before by SSL_. */
  static String own(String name) {
    return known.contains(name) ? name : name.replaceFirst("^TLS_", "SSL_");
  }

  static String[] suites(String list) {
    return Arrays.stream(list.split(",")).map(Handshakes::own).filter(known::contains).toArray(String[]::new);
  }

  public static void main(String[] arguments) throws Exception {
    for (String name : new String[] {"jdk.tls.disabledAlgorithms", "jdk.tls.legacyAlgorithms", "jdk.certpath.disabledAlgorithms"}) Security.setProperty(name, "");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new FileInputStream(arguments[0]), "oracle".toCharArray());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(store, "oracle".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManager anyone = new X509TrustManager() {
      public void checkClientTrusted(X509Certificate[] chain, String type) {}
      public void checkServerTrusted(X509Certificate[] chain, String type) {}
      public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
    };
    context.init(keys.getKeyManagers(), new TrustManager[] {anyone}, null);
    known = new HashSet<>(Arrays.asList(context.getSupportedSSLParameters().getCipherSuites()));
    if (arguments.length > 1) {
      for (String name : known) System.out.println(name.replaceFirst("^SSL_", "TLS_"));
      return;
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) System.out.println(answer(context, line.split("\\|", -1)));
  }

  static String answer(SSLContext context, String[] pair) {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, here)) {
      server.setEnabledProtocols(pair[0].split(","));
      server.setEnabledCipherSuites(suites(pair[1]));
      SSLParameters parameters = server.getSSLParameters();
      parameters.setUseCipherSuitesOrder(true);
      server.setSSLParameters(parameters);
      String[] why = {""};
      Thread accepting = new Thread(() -> {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
          socket.startHandshake();
          socket.getInputStream().read();
        } catch (Exception e) {
          why[0] = e.getMessage();
        }
      });
      accepting.start();
      String out;
      try (SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket(here, server.getLocalPort())) {
        client.setEnabledProtocols(pair[2].split(","));
        client.setEnabledCipherSuites(suites(pair[3]));
        client.setSoTimeout(5000);
        client.startHandshake();
        out = client.getSession().getProtocol() + " " + client.getSession().getCipherSuite().replaceFirst("^SSL_", "TLS_");
        client.getSession().invalidate();
      } catch (Exception e) {
        out = "FAIL client: " + e.getMessage();
      }
      accepting.join(5000);
      return out.startsWith("FAIL") ? out + " / server: " + why[0] : out;
    } catch (Exception e) {
      return "FAIL config: " + e.getMessage();
    }
  }
}
