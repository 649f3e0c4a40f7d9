package dev.mandate.access.http;

import dev.mandate.web.PathTable;
import dev.mandate.web.Scopes;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;

/** How requests are read and answers written. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicAddress.class)
class HttpConfiguration implements WebMvcConfigurer {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new AtLeastPositionResolver());
    resolvers.add(new FormResolver());
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new CsvTableConverter());
  }

  /** Who may come in where: the one table of it. What they see there, ReadPermissions decides. */
  @Bean
  PathTable paths() {
    Set<String> readers = Set.of(Scopes.SYSTEM, Scopes.DECIDE, Scopes.AUDIT);
    Set<String> auditors = Set.of(Scopes.AUDIT);
    return new PathTable()
        .open("/.well-known/authzen-configuration")
        .signedInStored("/v1/catalog")
        .signedIn("/v1/audit/keys", "/v1/adminAudit/eventCategories")
        .clients(
            Scopes.DECIDE,
            "/access/v1/evaluation",
            "/access/v1/evaluations",
            "/access/v1/search/subject",
            "/access/v1/search/resource",
            "/access/v1/search/action")
        .people(
            readers,
            "/v1/access",
            "/v1/access/diff",
            "/v1/access/matrix",
            "/v1/partners/{partnerId}",
            "/v1/partners/{partnerId}/administrators",
            "/v1/partners/{partnerId}/administrators/{userId}",
            "/v1/partners/{partnerId}/administrators/{userId}/customers",
            "/v1/partners/{partnerId}/customers",
            "/v1/customers/{customerId}")
        .people(
            auditors,
            "/v1/audit/entries",
            "/v1/audit/export",
            "/v1/audit/exports/{id}",
            "/v1/audit/exports/{id}/content",
            "/v1/audit/exports/{id}/proof",
            "/v1/audit/review",
            "/v1/audit/review/administrators",
            "/v1/audit/checkpoints",
            "/v1/audit/proof/inclusion",
            "/v1/audit/proof/consistency",
            "/v1/changes",
            "/v1/adminAudit/events")
        .people(
            Set.of(Scopes.SYSTEM),
            "/v1/partner/organizations/{orgId}/partnerAdmin/{personId}/assign",
            "/v1/partner/organizations/{orgId}/partnerAdmin/{personId}/unassign",
            "/v1/partner/organizations/partnerAdmin/{personId}")
        .people(
            readers,
            "/v1/partner/organizations",
            "/v1/partner/organizations/{orgId}/partnerAdmins");
  }

  @Bean
  JacksonModule contractForms() {
    return new ContractForms();
  }
}
