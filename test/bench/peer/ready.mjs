/** Tells the bench on which port a contestant listens. */
export const ready = (server) =>
  server.listen(0, '127.0.0.1', () => console.log(`READY ${server.address().port}`))

/** How many events a room already has when the bench comes: `SEED=room-0:5000,room-1:50000`. */
export const seeds = () =>
  (process.env.SEED ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => part.split(':'))
    .map(([room, count]) => ({ room, count: Number(count) }))
