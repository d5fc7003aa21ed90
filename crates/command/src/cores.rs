//! Work on all cores, handed on in the order in which it came. Only what is being worked on is in
//! memory, so it does not grow with the amount of work.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How a run ended: where the work came from, and where it went.
pub(crate) struct Ended<A, B> {
    /// Whether all of the work was read.
    pub(crate) read: Result<(), A>,
    /// Whether all that was done was taken.
    pub(crate) put: Result<(), B>,
}

/// Does each piece of work that `next` gives on one of the cores, each of which has a worker of its
/// own, and hands what was done to `put` in the order of the work. A worker that is busy holds the
/// pieces after its next `waiting` ones back.
pub(crate) fn in_order<T: Send, R: Send, A, B: Send, W: FnMut(T) -> R>(
    cores: usize,
    waiting: usize,
    next: impl FnMut() -> Result<Option<T>, A>,
    worker: impl Fn() -> W + Sync,
    put: impl FnMut(R) -> Result<(), B> + Send,
) -> Ended<A, B> {
    let worker = &worker;
    thread::scope(|scope| {
        let mut asked = Vec::new();
        let mut done = Vec::new();
        for _ in 0..cores.max(1) {
            let (ask, work) = sync_channel(waiting);
            let (tell, results) = sync_channel(waiting);
            scope.spawn(move || work_on(&work, &tell, worker()));
            asked.push(ask);
            done.push(results);
        }
        let putting = scope.spawn(move || put_all(&done, put));
        let read = ask_all(next, &asked);
        drop(asked);
        // A thread of ours cannot stop before its end.
        Ended { read, put: putting.join().unwrap_or(Ok(())) }
    })
}

/// Sends the work to the cores in turn, until there is none or nobody takes what is done.
fn ask_all<T, A>(
    mut next: impl FnMut() -> Result<Option<T>, A>,
    asked: &[SyncSender<T>],
) -> Result<(), A> {
    for core in asked.iter().cycle() {
        let Some(work) = next()? else { break };
        if core.send(work).is_err() {
            break;
        }
    }
    Ok(())
}

fn work_on<T, R>(work: &Receiver<T>, done: &SyncSender<R>, mut worker: impl FnMut(T) -> R) {
    for piece in work {
        if done.send(worker(piece)).is_err() {
            break;
        }
    }
}

/// Takes what the cores have done in turn, as it was asked.
fn put_all<R, B>(done: &[Receiver<R>], put: impl FnMut(R) -> Result<(), B>) -> Result<(), B> {
    done.iter().cycle().map_while(|core| core.recv().ok()).try_for_each(put)
}
