# shellcheck shell=bash
# For the scripts beside this one: finds a JDK 25.

is_jdk_25() {
  [[ -x $1/bin/java && -x $1/bin/javac ]] && grep -qs '^JAVA_VERSION="25[."]' "$1/release"
}

# Prints the home of a JDK 25: the one that is set, the one on the path, or an installed one.
find_jdk() {
  local candidates=("${JAVA_HOME:-}") java home
  if java=$(command -v java); then
    candidates+=("$(dirname "$(dirname "$(readlink -f "$java")")")")
  fi
  candidates+=(/usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*)
  for home in "${candidates[@]}"; do
    if [[ -n $home ]] && is_jdk_25 "$home"; then
      echo "$home"
      return
    fi
  done
  return 1
}
