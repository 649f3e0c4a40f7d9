package dev.mandate.issuer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/**
 * The request of a client for a person's token without that person: an extension grant (RFC 6749,
 * section 4.5) that only this issuer has.
 */
final class PersonGrant extends OAuth2AuthorizationGrantAuthenticationToken {
  /** How a request names it. */
  static final AuthorizationGrantType TYPE =
      new AuthorizationGrantType("urn:mandate:oauth:grant-type:local-person");

  /** The parameter with the person's user id. */
  static final String USER_ID = "user_id";

  private static final long serialVersionUID = 1L;

  private final String userId;

  private PersonGrant(Authentication client, String userId) {
    super(TYPE, client, Map.of());
    this.userId = userId;
  }

  /**
   * Reads a request to the token endpoint.
   *
   * @return null if it is for another grant
   * @throws OAuth2AuthenticationException if it does not name one person
   */
  static @Nullable PersonGrant read(HttpServletRequest request) {
    if (!TYPE.getValue().equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))) {
      return null;
    }
    String[] ids = request.getParameterValues(USER_ID);
    if (ids == null || ids.length != 1) {
      throw new OAuth2AuthenticationException(
          new OAuth2Error(
              OAuth2ErrorCodes.INVALID_REQUEST, "say once whose token, as " + USER_ID, null));
    }
    Authentication client = SecurityContextHolder.getContext().getAuthentication();
    return new PersonGrant(Objects.requireNonNull(client, "the client is known by now"), ids[0]);
  }

  String userId() {
    return userId;
  }
}
