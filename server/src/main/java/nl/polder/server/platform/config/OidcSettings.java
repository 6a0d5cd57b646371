package nl.polder.server.platform.config;

import java.net.URI;
import java.util.Set;

/**
 * The identity provider of the organisation.
 *
 * @param issuer {@code POLDER_OIDC_ISSUER}, below which {@code /.well-known/openid-configuration} is found
 * @param clientId {@code POLDER_OIDC_CLIENT_ID}
 * @param clientSecret {@code POLDER_OIDC_CLIENT_SECRET}
 * @param strong {@code POLDER_OIDC_MFA}, {@code mfa,otp,hwk}: values of {@code acr} or {@code amr} that say a second step was taken
 */
public record OidcSettings(URI issuer, String clientId, String clientSecret, Set<String> strong) {

    public OidcSettings {
        strong = Set.copyOf(strong);
    }

    /** Without the secret, so that no log line holds it. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}
