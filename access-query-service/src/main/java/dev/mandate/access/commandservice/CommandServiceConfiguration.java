package dev.mandate.access.commandservice;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Where the command service is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandServiceProperties.class)
class CommandServiceConfiguration {}
