/** What answers the page's questions: the engine behind the messages, in a worker or, where there can be none, in the page. */
import * as v from 'valibot';
import { SearchEngine } from './engine.ts';
import { Request, type Answer, type Found } from './messages.ts';

type Reply = (answer: Answer, transfer: Transferable[]) => void;

/** Takes messages of the page, one by one, and answers those that ask something. Throws for what is no request. */
export function answering(reply: Reply): (message: unknown) => void {
  const papers = new SearchEngine();
  // Apart, so that what belongs to no paper neither counts among the papers nor changes their ranks.
  const passages = new SearchEngine();

  return (message) => {
    const request = v.parse(Request, message);
    switch (request.kind) {
      case 'add':
        papers.add(request.documents);
        return;
      case 'add passages':
        passages.add(
          request.texts.map((text) => ({
            title: '',
            abstract: text,
            discussion: null,
            arxiv: null,
            note: null,
            tag: null,
            status: null,
            company: null,
            category: null,
            date: null,
          })),
        );
        return;
      case 'look at':
        papers.lookAt(request.papers);
        return;
      case 'note':
        papers.update(request.paper, { note: request.note, tag: request.tag, status: request.status });
        return;
      case 'search': {
        const elsewhere = passages.search(request.text);
        const answer: Found = {
          kind: 'search',
          id: request.id,
          ...papers.search(request.text),
          // What only nearly fits is not worth a word beside the papers.
          passages: elsewhere.partial !== null || elsewhere.corrected.length > 0 ? [] : [...elsewhere.found],
        };
        reply(answer, [answer.found.buffer, answer.byDiscussion.buffer, answer.byNotes.buffer]);
        return;
      }
      case 'find': {
        const found = papers.find(request.text);
        reply({ kind: 'find', id: request.id, papers: found }, found === null ? [] : [found.buffer]);
        return;
      }
      case 'examples':
        reply({ kind: 'examples', id: request.id, words: papers.examples() }, []);
    }
  };
}
