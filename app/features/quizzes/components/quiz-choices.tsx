import { Form } from '@remix-run/react';
import type { AssignedChoice, QuizIntro } from '../views';
import { behaviourWords, QuizRules } from './quiz-rules';

/** Takes the quiz for an assignment or for oneself: what each means, one of them chosen, one button. */
export function QuizChoices({ intro }: { intro: QuizIntro }) {
	const titles = intro.assigned.map(({ title }) => `“${title}”`).join(' or ');
	return (
		<Form method="post">
			<fieldset className="answer">
				<legend>
					<strong>You take this quiz for</strong>
				</legend>
				<div className="options">
					{intro.assigned.map((choice) => (
						<Assigned key={choice.id} choice={choice} intro={intro} />
					))}
					<div className="choice">
						<label className="option">
							<input
								type="radio"
								name="assignment"
								value="none"
								defaultChecked={intro.chosen === 'none'}
								aria-describedby="choice-none"
							/>
							<span>
								<strong>Yourself</strong>: it does not count for {titles}
								{intro.openAttempt === null ? '' : `. ${goOn(intro.openAttempt, intro)}`}.
							</span>
						</label>
						<details id="choice-none">
							<summary className="ui">The rules when you take it for yourself</summary>
							<QuizRules intro={intro} />
						</details>
					</div>
				</div>
			</fieldset>
			<p className="actions">
				<button type="submit" className="button">
					{intro.openAttempt === null && intro.assigned.every(({ openAttempt }) => openAttempt === null)
						? 'Begin'
						: 'Begin or go on'}
				</button>
			</p>
		</Form>
	);
}

const goOn = ({ answered }: { answered: number }, { itemCount }: QuizIntro) =>
	`You have begun: ${answered} of ${itemCount} answered`;

function Assigned({ choice, intro }: { choice: AssignedChoice; intro: QuizIntro }) {
	const own = choice.behaviour === intro.behaviour ? intro : { tries: null, penalty: 0 };
	// What a test says of its answers is among the rules of the assignment.
	const marking = choice.behaviour === 'test' ? [] : behaviourWords(choice.behaviour, own);
	return (
		<div className="choice">
			<label className="option">
				<input
					type="radio"
					name="assignment"
					value={choice.id}
					defaultChecked={intro.chosen === choice.id}
					disabled={!choice.usable}
					aria-describedby={`choice-${choice.id}`}
				/>
				<span>
					<strong>{choice.title}</strong> ({choice.className})
					{choice.openAttempt === null ? '' : `. ${goOn(choice.openAttempt, intro)}.`}
				</span>
			</label>
			<div id={`choice-${choice.id}`}>
				{choice.refusal === null ? null : <p className="notice">{choice.refusal}</p>}
				{choice.instructions === '' ? null : <p className="pre-line">{choice.instructions}</p>}
				<dl className="rule-list">
					{choice.rules.map(({ name, text, reason }) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>
								{text}
								{reason === null ? null : <span className="soft"> {reason}</span>}
							</dd>
						</div>
					))}
					<div>
						<dt>Counts</dt>
						<dd>{choice.counts}</dd>
					</div>
				</dl>
				{choice.lateNow === null ? null : <p>{choice.lateNow}</p>}
				<ul className="rules">
					<li>{intro.itemCount} questions.</li>
					{marking.map((words) => (
						<li key={words}>{words}</li>
					))}
					<li>Answers are saved as you go. When time is over, what you have saved is submitted.</li>
				</ul>
			</div>
		</div>
	);
}
