#!/usr/bin/env bash
# Speed-up from one to two one-thread workers: a real master and two worker processes on loopback.
#   bench/spark-scaling.sh [RECIPE [--set KEY=VALUE ...]]
# Trains with 1, 2, 2, 1 workers in turn and prints, for every model, the seconds of its fastest
# epoch (updates and evaluation) and of its whole fit with one and with two workers.
set -euo pipefail
cd "$(dirname "$0")/.."
recipe=${1:-signnet-zinc}
[ $# = 0 ] || shift
settings=("$@")
[ ${#settings[@]} -gt 0 ] || settings=(--set training.epochs=20 --set training.batch=500)
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
turn=0
for workers in 1 2 2 1; do
  turn=$((turn + 1))
  ./erlangen train "$recipe" "${settings[@]}" --runs "$folder/runs" --name "$workers-turn$turn" \
    --on "$master" --workers "$workers" >/dev/null
done

# least WORKERS ARM: the least of the numbers called "seconds" on the chosen lines.
least() { sed -n 's/.*"seconds" *: *\([0-9.eE+-]*\).*/\1/p' | sort -g | head -n 1; }
epoch() { cat "$folder"/runs/"$1"-turn*/fits/"$2"/*/metrics.jsonl | least; }
whole() {
  for result in "$folder"/runs/"$1"-turn*/fits/"$2"/*/result.json; do
    grep -m 1 '"seconds"' "$result" # that of the fit comes before those of its epochs
  done | least
}
printf '%-16s %30s %30s\n' '' 'fastest epoch' 'whole fit'
printf '%-16s %10s %10s %8s %10s %10s %8s\n' model '1 worker' '2 workers' '' '1 worker' '2 workers' ''
for fit in "$folder"/runs/1-turn1/fits/*/; do
  arm=$(basename "$fit")
  awk -v arm="$arm" -v a="$(epoch 1 "$arm")" -v b="$(epoch 2 "$arm")" \
    -v c="$(whole 1 "$arm")" -v d="$(whole 2 "$arm")" \
    'BEGIN { printf "%-16s %8.2f s %8.2f s %6.2f x %8.2f s %8.2f s %6.2f x\n", arm, a, b, a / b, c, d, c / d }'
done
