package dev.mandate.access.console.page;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.door.ConsoleProblem;
import dev.mandate.access.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells people as a page what the API tells programs as a problem: the same, in words. */
@ConsoleController
@ControllerAdvice(annotations = ConsoleController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemPages {
  private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);

  /** What was found in front of the pages; to whoever asks for this page there is none. */
  @RequestMapping(ConsolePaths.PROBLEM)
  ModelAndView problem(HttpServletRequest request) {
    ConsoleProblem problem = ConsoleProblem.find(request);
    return problem == null
        ? page(HttpStatus.NOT_FOUND, "NOT_FOUND")
        : page(problem.status(), problem.code());
  }

  @ExceptionHandler
  ModelAndView problem(ProblemException e) {
    return page(e.status(), e.code());
  }

  @ExceptionHandler({ServletRequestBindingException.class, TypeMismatchException.class})
  ModelAndView badRequest(Exception e) {
    log.debug("A request of a page makes no sense", e);
    return page(HttpStatus.BAD_REQUEST, "BAD_REQUEST");
  }

  @ExceptionHandler({
    TransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  ModelAndView unavailable(Exception e) {
    log.warn("The database does not answer: {}", NestedExceptionUtils.getMostSpecificCause(e));
    return page(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE");
  }

  /** The answer has begun and must not look whole: Tomcat closes the connection. */
  @ExceptionHandler
  @SuppressWarnings("DoNotCallSuggester") // Spring calls it
  void cutOff(CloseNowException e) throws CloseNowException {
    throw e;
  }

  @ExceptionHandler
  ModelAndView unexpected(Exception e) {
    log.error("A page failed", e);
    return page(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL");
  }

  private static ModelAndView page(HttpStatus status, String code) {
    ModelAndView page = new ModelAndView("console/problem", status);
    page.addObject("code", code);
    return page;
  }
}
