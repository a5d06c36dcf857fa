#!/usr/bin/env bash
# Speed-up from one to two one-thread workers: a real master and two worker processes on loopback.
#   bench/spark-scaling.sh [RECIPE [--set KEY=VALUE ...]]
# Trains with 1, 2, 2, 1 workers in turn, then with one worker twice at the same time. Prints for every
# model the seconds of its median epoch (updates and evaluation, without the first quarter of the
# epochs, in which the JVM warms up) and of its whole fit with one and with two workers. "bound" is what
# the machine allows: twice the median epoch of one training alone over that of two trainings that run
# side by side and share nothing but the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
recipe=${1:-signnet-zinc}
[ $# = 0 ] || shift
settings=("$@")
[ ${#settings[@]} -gt 0 ] || settings=(--set training.epochs=40 --set training.batch=500)
folder=$(mktemp -d)
port=${PORT:-7177}
master=spark://127.0.0.1:$port
processes=()
finish() {
  [ ${#processes[@]} = 0 ] || kill "${processes[@]}" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

./erlangen cluster prepare "$recipe" "${settings[@]}" --on 'local[1]' >/dev/null # builds, too
./erlangen cluster master --port "$port" 2>"$folder/master.log" &
processes+=($!)
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
  kill -0 "${processes[0]}" || { cat "$folder/master.log" >&2; exit 1; }
  sleep 0.2
done
for worker in 1 2; do
  ./erlangen cluster worker "$master" --folder "$folder/work" 2>"$folder/worker$worker.log" &
  processes+=($!)
done
train() { # WORKERS TURN
  ./erlangen train "$recipe" "${settings[@]}" --runs "$folder/runs" --name "$1-$2" \
    --on "$master" --workers "$1" >/dev/null
}
train 1 first
train 2 first
train 2 second
train 1 second
train 1 beside &
train 1 aside
wait $!

# The numbers called "seconds" in the lines of its input.
seconds() { sed -n 's/.*"seconds" *: *\([0-9.eE+-]*\).*/\1/p'; }
middle() { sort -g | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }
epoch() { # RUNS ARM
  for log in "$folder"/runs/$1/fits/"$2"/*/metrics.jsonl; do
    seconds <"$log" | awk '{ v[NR] = $1 } END { for (i = int(NR / 4) + 1; i <= NR; i++) print v[i] }'
  done | middle
}
whole() { # RUNS ARM
  for result in "$folder"/runs/$1/fits/"$2"/*/result.json; do
    grep -m 1 '"seconds"' "$result" # that of the fit comes before those of its epochs
  done | seconds | middle
}
printf '%-14s %30s %9s %30s\n' '' 'median epoch' '' 'whole fit'
printf '%-14s %10s %10s %8s %9s %10s %10s %8s\n' model '1 worker' '2 workers' '' bound '1 worker' '2 workers' ''
for fit in "$folder"/runs/1-first/fits/*/; do
  arm=$(basename "$fit")
  awk -v arm="$arm" -v a="$(epoch '1-[fs]*' "$arm")" -v b="$(epoch '2-*' "$arm")" \
    -v p="$(epoch '1-*side' "$arm")" -v c="$(whole '1-[fs]*' "$arm")" -v d="$(whole '2-*' "$arm")" \
    'BEGIN { printf "%-14s %8.3f s %8.3f s %6.2f x %7.2f x %8.2f s %8.2f s %6.2f x\n",
             arm, a, b, a / b, 2 * a / p, c, d, c / d }'
done
