package nl.polder.server.platform.config;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;

/**
 * The settings of one run. A value comes from the environment, else from the file {@code polder.properties} in the data folder
 * (or the one that {@code POLDER_CONFIG} names), else from the default beside it here.
 *
 * @param port {@code POLDER_PORT}, 8080; 0 = a free one
 * @param bind {@code POLDER_BIND}, 127.0.0.1: the address to listen on; a reverse proxy stands before it
 * @param metricsPort {@code POLDER_METRICS_PORT}: metrics and health are there; 0 = a free one; absent = nowhere
 * @param configuredPublicUrl {@code POLDER_PUBLIC_URL}, the origin people see; absent = {@code http://localhost:port}
 * @param dataFolder {@code POLDER_DATA}, {@code ~/.polder}; for root {@code /var/lib/polder}, unless it has the former
 * @param keysFolder {@code POLDER_KEYS}, {@code keys} in the data folder
 * @param databaseUrl {@code POLDER_DATABASE_URL}, {@code postgresql://owner:secret@host:5432/name}; absent = the embedded server
 * @param databaseConnections {@code POLDER_DATABASE_CONNECTIONS}, 8: at most so many for requests, beside those of the vote log
 * @param trustedProxies {@code POLDER_TRUSTED_PROXIES}: addresses, with commas, whose forwarded headers are believed
 * @param contact {@code POLDER_CONTACT}: e-mail address for questions and for reports of a leak; absent = none is shown
 * @param nice {@code POLDER_NICE}, 19: how far analyses and PDFs give way to votes, 0 (not) to 19 (whenever anything else wants a processor)
 * @param oidc the identity provider with which staff sign in; absent = with a password and a code only
 * @param limitsOff {@code POLDER_LIMITS=off}: no rate limits, for measurements; only on loopback
 */
public record Settings(
        int port,
        String bind,
        OptionalInt metricsPort,
        Optional<URI> configuredPublicUrl,
        Path dataFolder,
        Path keysFolder,
        Optional<DatabaseUrl> databaseUrl,
        int databaseConnections,
        Set<String> trustedProxies,
        Optional<String> contact,
        int nice,
        Optional<OidcSettings> oidc,
        boolean limitsOff) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final Path ROOTS_FOLDER = Path.of("/var/lib/polder");
    private static final int PORT_MAX = 65_535;
    private static final int DATABASE_CONNECTIONS_MAX = 200;
    private static final int NICE_MAX = 19;
    /** Measured: with 10 the p99 of votes is two to five times as long while results are judged, with 19 one to two times. */
    private static final int NICE_USUAL = 19;

    public Settings {
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /**
     * Reads and checks everything.
     *
     * @throws InvalidSettings naming every wrong setting
     */
    public static Settings read(Map<String, String> environment) {
        String user = System.getProperty("user.name", "");
        Path dataFolder = Optional.ofNullable(environment.get("POLDER_DATA"))
                .map(Path::of)
                .orElseGet(() -> usualFolder(Path.of(environment.getOrDefault("HOME", ".")), user))
                .toAbsolutePath()
                .normalize();
        Path file = Optional.ofNullable(environment.get("POLDER_CONFIG"))
                .map(Path::of)
                .orElse(dataFolder.resolve("polder.properties"));
        Map<String, String> values = new HashMap<>(fromFile(file, environment.containsKey("POLDER_CONFIG")));
        values.putAll(environment);
        return parse(dataFolder, new SettingsSource(values));
    }

    /** For root not a folder in its home: PostgreSQL runs as somebody else then, who may not enter that. */
    static Path usualFolder(Path home, String user) {
        Path inHome = home.resolve(".polder");
        return user.equals("root") && !Files.isDirectory(inHome) ? ROOTS_FOLDER : inHome;
    }

    private static Settings parse(Path dataFolder, SettingsSource source) {
        var settings = new Settings(
                source.number("POLDER_PORT", 8080, 0, PORT_MAX),
                source.text("POLDER_BIND").orElse("127.0.0.1"),
                source.text("POLDER_METRICS_PORT").isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(source.number("POLDER_METRICS_PORT", 0, 0, PORT_MAX)),
                source.parsed(
                        "POLDER_PUBLIC_URL",
                        "an address without a path, such as https://polder.example.nl",
                        SettingsSource::origin),
                dataFolder,
                source.text("POLDER_KEYS").map(Path::of).orElse(dataFolder.resolve("keys")),
                source.parsed(
                        "POLDER_DATABASE_URL", "like postgresql://owner:secret@host:5432/name", DatabaseUrl::parse),
                source.number("POLDER_DATABASE_CONNECTIONS", 8, 1, DATABASE_CONNECTIONS_MAX),
                source.text("POLDER_TRUSTED_PROXIES")
                        .map(list -> Set.copyOf(List.of(list.split("\\s*,\\s*"))))
                        .orElse(Set.of()),
                source.text("POLDER_CONTACT"),
                source.number("POLDER_NICE", NICE_USUAL, 0, NICE_MAX),
                oidc(source),
                !source.onOff("POLDER_LIMITS", true));
        if (settings.limitsOff && !settings.onLoopback()) {
            source.problem("POLDER_LIMITS is 'off', which is for measurements on this machine only,"
                    + " but POLDER_BIND is '%s'. Bind to 127.0.0.1 or switch the limits on.".formatted(settings.bind));
        }
        source.failOnProblems();
        return settings;
    }

    private static Optional<OidcSettings> oidc(SettingsSource source) {
        Optional<URI> issuer = source.parsed("POLDER_OIDC_ISSUER", "the address of an OpenID provider", URI::create);
        Optional<String> client = source.text("POLDER_OIDC_CLIENT_ID");
        Optional<String> secret = source.text("POLDER_OIDC_CLIENT_SECRET");
        if (issuer.isPresent() && (client.isEmpty() || secret.isEmpty())) {
            source.problem("POLDER_OIDC_ISSUER is set."
                    + " Then POLDER_OIDC_CLIENT_ID and POLDER_OIDC_CLIENT_SECRET must be set too.");
        }
        List<String> strong =
                List.of(source.text("POLDER_OIDC_MFA").orElse("mfa,otp,hwk").split("\\s*,\\s*"));
        return issuer.map(at -> new OidcSettings(at, client.orElse(""), secret.orElse(""), Set.copyOf(strong)));
    }

    private static Map<String, String> fromFile(Path file, boolean mustExist) {
        if (!mustExist && !Files.exists(file)) {
            return Map.of();
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new InvalidSettings(List.of("The settings file %s cannot be read.".formatted(file)));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidSettings(List.of("The settings file %s is not a list of NAME=value.".formatted(file)));
        }
        var values = new HashMap<String, String>();
        properties.forEach((name, value) -> values.put(name.toString(), value.toString()));
        return values;
    }

    /** The origin people see, without a slash at its end. */
    public URI publicUrl() {
        return configuredPublicUrl.orElseGet(() -> URI.create("http://localhost:" + port));
    }

    /** Whether people reach this server by TLS: then cookies are Secure and HSTS is sent. */
    public boolean tls() {
        return "https".equals(publicUrl().getScheme());
    }

    /** Whether only programs of this machine can connect. */
    public boolean onLoopback() {
        return LOOPBACK.contains(bind);
    }

    /** The same settings on another port: what port 0 becomes at start. */
    public Settings withPort(int actualPort) {
        return new Settings(
                actualPort,
                bind,
                metricsPort,
                configuredPublicUrl,
                dataFolder,
                keysFolder,
                databaseUrl,
                databaseConnections,
                trustedProxies,
                contact,
                nice,
                oidc,
                limitsOff);
    }

    /** Name and value of each setting as it is in force, without secrets; what {@code check-config} prints. */
    public Map<String, String> described() {
        var lines = new LinkedHashMap<String, String>();
        lines.put("POLDER_PORT", Integer.toString(port));
        lines.put("POLDER_BIND", bind);
        lines.put("POLDER_METRICS_PORT", metricsPort.isPresent() ? Integer.toString(metricsPort.getAsInt()) : "off");
        lines.put("POLDER_PUBLIC_URL", publicUrl().toString());
        lines.put("POLDER_DATA", dataFolder.toString());
        lines.put("POLDER_KEYS", keysFolder.toString());
        lines.put("POLDER_DATABASE_URL", databaseUrl.map(DatabaseUrl::toString).orElse("embedded"));
        lines.put("POLDER_DATABASE_CONNECTIONS", Integer.toString(databaseConnections));
        lines.put("POLDER_TRUSTED_PROXIES", String.join(",", trustedProxies));
        lines.put("POLDER_NICE", Integer.toString(nice));
        lines.put("POLDER_OIDC_ISSUER", oidc.map(it -> it.issuer().toString()).orElse(""));
        lines.put("POLDER_LIMITS", limitsOff ? "off" : "on");
        return Collections.unmodifiableMap(lines);
    }
}
