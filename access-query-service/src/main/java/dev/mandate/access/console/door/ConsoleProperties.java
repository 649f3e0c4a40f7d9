package dev.mandate.access.console.door;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console as a client of the issuer whose tokens the service takes, {@code mandate.console.*}.
 *
 * @param clientId what the issuer knows it as; without it there is no console
 * @param clientSecret null for a public client, as a page in a browser would be
 * @param scopes what it asks for; {@code openid}, and whatever the issuer wants to be asked for its
 *     access tokens to be for this service, or to be renewed
 */
@ConfigurationProperties("mandate.console")
record ConsoleProperties(
    String clientId, @Nullable String clientSecret, @DefaultValue("openid") Set<String> scopes) {}
