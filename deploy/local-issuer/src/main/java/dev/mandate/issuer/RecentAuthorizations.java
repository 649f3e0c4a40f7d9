package dev.mandate.issuer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What the issuer remembers of who was let in, for the steps of a sign-in that follow. The store
 * that comes with the framework forgets nothing, until a load test has filled the heap.
 */
final class RecentAuthorizations implements OAuth2AuthorizationService {
  private final OAuth2AuthorizationService all = new InMemoryOAuth2AuthorizationService();
  private final Map<String, OAuth2Authorization> recent = new LinkedHashMap<>();
  private final int most;

  /**
   * @param most how many are remembered; the oldest go first
   */
  RecentAuthorizations(int most) {
    this.most = most;
  }

  @Override
  public synchronized void save(OAuth2Authorization authorization) {
    all.save(authorization);
    recent.put(authorization.getId(), authorization);
    if (recent.size() > most) {
      remove(recent.values().iterator().next());
    }
  }

  @Override
  public synchronized void remove(OAuth2Authorization authorization) {
    recent.remove(authorization.getId());
    all.remove(authorization);
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return all.findById(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType tokenType) {
    return all.findByToken(token, tokenType);
  }
}
