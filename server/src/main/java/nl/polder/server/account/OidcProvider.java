package nl.polder.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.polder.server.platform.config.OidcSettings;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider: where to send a person, and what the answer is worth. Tokens stay here; nobody else sees them.
 *
 * <p>Sources: OpenID Connect Core 1.0 §3.1.3.7 (what to check in an ID token), RFC 7636 (PKCE), RFC 8176 ({@code amr}).
 */
final class OidcProvider {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int SKEW_SECONDS = 60;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

    private final WebClient client;
    private final OidcSettings settings;
    private final String redirectUri;
    private final Clock clock;

    OidcProvider(Vertx vertx, OidcSettings settings, String redirectUri, Clock clock) {
        this.client = WebClient.create(
                vertx, new WebClientOptions().setFollowRedirects(false).setConnectTimeout(TIMEOUT_MILLIS));
        this.settings = settings;
        this.redirectUri = redirectUri;
        this.clock = clock;
    }

    /** What came back from the provider. */
    sealed interface Answer {
        /** A person, by the only name that never changes. */
        record Identified(String issuer, String subject) implements Answer {}

        /** The token says of no second step that we accept. */
        record NoSecondStep() implements Answer {}

        /** @param why for the log of the operator; never the token */
        record Refused(String why) implements Answer {}
    }

    /** The address to send the browser to. {@code challenge} is the SHA-256 of the verifier that {@link #finish} shows. */
    String startAddress(String state, String nonce, String challenge) {
        return discover().getString("authorization_endpoint")
                + "?response_type=code&scope=openid&code_challenge_method=S256"
                + "&client_id=" + encoded(settings.clientId())
                + "&redirect_uri=" + encoded(redirectUri)
                + "&state=" + encoded(state)
                + "&nonce=" + encoded(nonce)
                + "&code_challenge=" + encoded(challenge);
    }

    /** Exchanges the code and checks the token: signature, issuer, audience, times, nonce, second step. */
    Answer finish(String code, String verifier, String nonce) {
        JsonObject configuration = discover();
        HttpResponse<Buffer> response = client.postAbs(configuration.getString("token_endpoint"))
                .timeout(TIMEOUT_MILLIS)
                .authentication(new UsernamePasswordCredentials(settings.clientId(), settings.clientSecret()))
                .sendForm(MultiMap.caseInsensitiveMultiMap()
                        .set("grant_type", "authorization_code")
                        .set("code", code)
                        .set("code_verifier", verifier)
                        .set("client_id", settings.clientId())
                        .set("redirect_uri", redirectUri))
                .await();
        @Nullable
        String token =
                response.statusCode() == 200 ? response.bodyAsJsonObject().getString("id_token") : null;
        if (token == null) {
            return new Answer.Refused("token endpoint answered " + response.statusCode());
        }
        try {
            return checked(token, configuration, nonce);
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
    }

    private Answer checked(String token, JsonObject configuration, String nonce)
            throws ParseException, BadJOSEException, JOSEException {
        JWKSet keys = JWKSet.parse(get(configuration.getString("jwks_uri")).encode());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(claims(nonce));
        JWTClaimsSet claims = processor.process(token, null);
        String issuer = claims.getIssuer();
        return secondStepTaken(claims) ? new Answer.Identified(issuer, claims.getSubject()) : new Answer.NoSecondStep();
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claims(String nonce) {
        var exact = new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .claim("nonce", nonce)
                .build();
        var verifier =
                new DefaultJWTClaimsVerifier<SecurityContext>(settings.clientId(), exact, Set.of("sub", "exp", "iat")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew(SKEW_SECONDS);
        return verifier;
    }

    private boolean secondStepTaken(JWTClaimsSet claims) {
        Optional<Object> acr = Optional.ofNullable(claims.getClaim("acr"));
        Collection<?> amr = claims.getClaim("amr") instanceof Collection<?> list ? list : List.of();
        return acr.filter(settings.strong()::contains).isPresent()
                || amr.stream().anyMatch(settings.strong()::contains);
    }

    private JsonObject discover() {
        JsonObject found = get(settings.issuer() + "/.well-known/openid-configuration");
        if (!settings.issuer().toString().equals(found.getString("issuer"))) {
            throw new IllegalStateException(
                    "the identity provider calls itself something else: check POLDER_OIDC_ISSUER");
        }
        return found;
    }

    private JsonObject get(String address) {
        HttpResponse<Buffer> response =
                client.getAbs(address).timeout(TIMEOUT_MILLIS).send().await();
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the identity provider answered " + response.statusCode());
        }
        return response.bodyAsJsonObject();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
