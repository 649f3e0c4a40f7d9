package dev.mandate.roles.relay;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of the relay, and how they have all events sent again. */
@RestController
@RequestMapping("/v1/relay")
class RelayController {
  private final Republication republication;

  RelayController(Republication republication) {
    this.republication = republication;
  }

  @GetMapping
  RelayAnswer progress() {
    return republication.progress();
  }

  /** Empties the topic of events and fills it from the store; readers pass over what they have. */
  @PostMapping("/republish")
  ResponseEntity<RelayAnswer> republish() {
    republication.request();
    return ResponseEntity.accepted().body(republication.progress());
  }
}
